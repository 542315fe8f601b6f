import { tiers, type Tier } from '../../shared/model/tier.ts';
import {
  examine,
  newReading,
  readExchangeFile,
  values,
  type ExchangeFile,
  type OnReject,
  type Reading,
} from '../clients/index.ts';
import { createArrivalBook, type ArrivalBook } from './arrival-book.rules.ts';

/** `arrivals.csv` (exchange formats, "Files"). Alike counters serve any `service`; a forecast learns each. */
const arrivalsFile: ExchangeFile = {
  name: 'arrivals.csv',
  columns: [
    { name: 'ticket_ref', required: true, read: values.label },
    { name: 'arrived_at', required: true, read: values.time },
    { name: 'tier', required: true, read: values.choice(tiers) },
    { name: 'service_seconds', required: true, read: values.seconds },
    { name: 'outcome', required: false, read: values.choice(['served', 'left']) },
    { name: 'waited_seconds', required: false, read: values.seconds },
    { name: 'service', required: false, read: values.label },
  ],
};

/** What a file of arrivals held. */
export interface ArrivalsRead {
  readonly book: ArrivalBook;
  readonly reading: Reading;
}

/**
 * Reads a file of arrivals, plain or compressed, by the machinery of the import. One who left without a known wait is
 * read as never leaving: nobody knows how patient they were.
 * @throws ImportError when the file as a whole cannot be taken
 */
export async function readArrivals(
  path: string,
  onReject: OnReject,
  onPiece: (fraction: number) => void,
): Promise<ArrivalsRead> {
  const book = createArrivalBook();
  const reading = newReading();
  const source = await examine(path);
  await readExchangeFile(
    source,
    arrivalsFile,
    () => ({
      accept([ref, arrivedAt, tier, service, outcome, waited, business]) {
        book.add({
          ref: String(ref),
          arrivedAt: Number(arrivedAt),
          // The column's reader let nothing else through.
          tier: tier as Tier,
          service: Number(service),
          leftAfter: outcome === 'left' && typeof waited === 'number' ? waited : null,
          business: typeof business === 'string' ? business : '',
        });
        return null;
      },
      finish: () => 0,
    }),
    reading,
    { reject: onReject, batch: (bytesRead) => onPiece(bytesRead / source.bytes) },
  );
  return { book, reading };
}
