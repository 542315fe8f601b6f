import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import {
  examine,
  newReading,
  readExchangeFile,
  values,
  type ExchangeFile,
  type OnReject,
  type Reading,
} from '../../clients/index.ts';
import { createArrivalBook, type ArrivalBook } from '../state/arrival-book.rules.ts';

/** `arrivals.csv` (exchange formats, "Files"). Counters ignore `service`; a forecast learns it. */
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

/** The content of a file of arrivals. */
export interface ArrivalsRead {
  readonly book: ArrivalBook;
  readonly reading: Reading;
}

/**
 * Reads a file of arrivals, plain or compressed, with the reader of the import. A ticket that left after an unknown
 * wait is read as one that never leaves, because its patience is not known.
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
          // The column's reader has checked it.
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
