import { createBranchLog } from '../electron/branch-log/index.ts';
import { createClientBook } from '../electron/clients/index.ts';
import { recognitionSource } from '../electron/console.ts';
import { createRandom, demoConfig } from '../electron/demo/index.ts';
import { createPeople, createRecognition, createTicketViews } from '../electron/hall/index.ts';
import { createFloor } from '../electron/queue/index.ts';
import { createScoreCache } from '../electron/scoring/index.ts';
import { createStaffRepository, createStaffService } from '../electron/staff/index.ts';
import { cityScheme, openCity } from './city.ts';
import { standOnBase } from './city-scores.ts';
import { comparisonOf, report, scaleOption } from './measure.ts';

/*
 * P1: from a scanned card to who it is, the tier, the reception and the hints, as the lobby's procedures do it, against
 * a bare prepared lookup by the same key in the same encrypted file. The cards are of clients all over the city.
 */

const clients = Math.round(1_000_000 * scaleOption());
const lookups = 20_000;
const rounds = 3;
const folder = openCity(clients);
standOnBase(folder);

const clock = () => Date.parse('2026-07-01T02:00:00Z');
const staff = createStaffService(createStaffRepository(folder.branch), clock);
const floor = createFloor({ log: createBranchLog(folder.branch), clock });
if (!floor.state().config) {
  floor.act({ type: 'configure', config: demoConfig }, { actor: 'bench', place: 'bench' });
}
const book = createClientBook(folder.book);
const scores = createScoreCache(folder.book, { schemeId: () => cityScheme.id });
const people = createPeople(book, staff, () => true);
const source = recognitionSource(book, scores);
const recognition = createRecognition(source, floor, people, createTicketViews(people));
const bare = folder.book
  .prepare<[string], number>('SELECT client_id FROM cards WHERE card_no_reversed = ?')
  .pluck();

/** A card's number, as it is kept: back to front. */
const reversedCard = (client: number): string => String(client * 11).padStart(16, '0');
const random = createRandom(1, 'recognise');

/** Microseconds of each of many calls, the least of some tries of the same card. */
function times(call: (reversed: string) => unknown, tries: number): number[] {
  const found = new Array<number>(lookups);
  for (let at = 0; at < lookups; at += 1) {
    const key = reversedCard(random.integer(1, clients));
    let least = Infinity;
    for (let go = 0; go < tries; go += 1) {
      const began = process.hrtime.bigint();
      const answer = call(key);
      least = Math.min(least, Number(process.hrtime.bigint() - began) / 1000);
      if (answer === undefined || answer === null) throw new Error(`nobody has the card ${key}`);
    }
    found[at] = least;
  }
  return found.sort((a, b) => a - b);
}

function recognise(reversed: string): unknown {
  const card = [...reversed].reverse().join('');
  const [hit] = recognition.search(card);
  return hit && recognition.recognise(hit.clientNo, hit.matchedBy, card, true);
}

const share = (sorted: readonly number[], of: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? NaN;
/** Both in turn; `tries` above one leave out what other processes took from a call, and find the pages read. */
function measured(tries: number) {
  return Array.from({ length: rounds }, () => {
    const theirs = times((key) => bare.get(key), tries);
    const ours = times(recognise, tries);
    return { p50: share(ours, 0.5), p99: share(ours, 0.99), bare: share(theirs, 0.5) };
  });
}

const once = measured(1);
const best = measured(3);
const names = { peer: 'a bare prepared lookup by the same key, p50', unit: 'µs', reach: 10 };
const comparison = (what: string, found: typeof once, of: 'p50' | 'p99') =>
  comparisonOf(
    { ...names, what },
    found.map((one) => ({ ours: one[of], theirs: one.bare })),
  );
report({
  name: 'recognise',
  figure: 'P1',
  sizes: { clients, lookups },
  comparisons: [
    comparison('card to recognition card, p99', once, 'p99'),
    comparison('p50', once, 'p50'),
    comparison('p99 of the least of three tries each', best, 'p99'),
  ],
});
folder.close();
