import { createRandom } from '../electron/demo/index.ts';
import { cardOf, openCityBranch, warmBook } from './city-branch.ts';
import { comparisonOf, report, scaleOption, share } from './measure.ts';

/*
 * P1: from a scanned card to who it is, the tier, the reception and the hints, as the lobby's procedure does it, against
 * a bare prepared lookup by the same key in the same encrypted file. The cards are of clients all over the city, the
 * branch has its people, and its hall is full.
 */

const clients = Math.round(1_000_000 * scaleOption());
const lookups = 20_000;
const rounds = 3;
const waiting = 100;
const branch = await openCityBranch(clients, waiting);
const opened = branch.open(false);
warmBook(opened);
const { recognition } = opened.hall;
const bare = opened.folder.book
  .prepare<[string], number>('SELECT client_id FROM cards WHERE card_no_reversed = ?')
  .pluck();
const random = createRandom(1, 'recognise');

/** Microseconds of each of many calls, the least of some tries of the same card, sorted. */
function times(call: (card: string) => unknown, tries: number): Float64Array {
  const found = new Float64Array(lookups);
  for (let at = 0; at < lookups; at += 1) {
    const card = cardOf(random.integer(1, clients));
    let least = Infinity;
    for (let go = 0; go < tries; go += 1) {
      const began = process.hrtime.bigint();
      const answer = call(card);
      least = Math.min(least, Number(process.hrtime.bigint() - began) / 1000);
      if (answer === undefined || answer === null) throw new Error(`nobody has the card ${card}`);
    }
    found[at] = least;
  }
  return found.sort();
}

const lookUp = (card: string): unknown => bare.get([...card].reverse().join(''));
const recognise = (card: string): unknown => recognition.search(card, false).card;

/** Both in turn; `tries` above one leave out what other processes took from a call, and find the pages read. */
function measured(tries: number) {
  return Array.from({ length: rounds }, () => ({
    theirs: times(lookUp, tries),
    ours: times(recognise, tries),
  }));
}

function comparison(what: string, found: ReturnType<typeof measured>, of: number) {
  const names = { peer: 'a bare prepared lookup by the same key, p50', unit: 'µs', reach: 10 };
  const costs = found.map(({ ours, theirs }) => ({
    ours: share(ours, of),
    theirs: share(theirs, 0.5),
  }));
  return comparisonOf({ ...names, what }, costs);
}

const once = measured(1);
const best = measured(3);
report({
  name: 'recognise',
  figure: 'P1',
  sizes: { clients, lookups, waiting },
  comparisons: [
    comparison('card to recognition card, p99', once, 0.99),
    comparison('p50', once, 0.5),
    comparison('p99 of the least of three tries each', best, 0.99),
  ],
});
await opened.close();
branch.remove();
