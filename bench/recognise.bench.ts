import { createRandom } from '../electron/demo/index.ts';
import { cardOf, openCityBranch, warmBook } from './support/city-branch.ts';
import { comparisonOf, report, scaleOption, share } from './support/measure.ts';

/*
 * P1: from a scanned card to who it is, the tier, the reception and the hints, as the lobby's procedure does it, against
 * a bare prepared lookup by the same key in the same encrypted file. The cards are of clients all over the city, the
 * branch has its people, and its hall is full.
 */

const clients = Math.round(1_000_000 * scaleOption());
const lookups = 20_000;
const rounds = 3;
const passes = 3;
const waiting = 100;
const branch = await openCityBranch(clients, waiting);
const opened = await branch.open(false);
warmBook(opened);
const { recognition } = opened.hall;
const bare = opened.folder.book
  .prepare<[string], number>('SELECT client_id FROM cards WHERE card_no_reversed = ?')
  .pluck();
const random = createRandom(1, 'recognise');

/** Microseconds of a call for each of the cards. */
function times(cards: readonly string[], call: (card: string) => unknown): Float64Array {
  const found = new Float64Array(cards.length);
  for (const [at, card] of cards.entries()) {
    const began = process.hrtime.bigint();
    const answer = call(card);
    found[at] = Number(process.hrtime.bigint() - began) / 1000;
    if (answer === undefined || answer === null) throw new Error(`nobody has the card ${card}`);
  }
  return found;
}

const lookUp = (card: string): unknown => bare.get([...card].reverse().join(''));
/** A whole key waits for nothing, or it is no answer. */
const recognise = (card: string): unknown => {
  const answer = recognition.search(card, false);
  return 'card' in answer ? answer.card : null;
};

interface Passes {
  readonly ours: readonly Float64Array[];
  readonly theirs: readonly Float64Array[];
}

/** Both in turn, a few times over the same cards. */
function measured(): Passes {
  const cards = Array.from({ length: lookups }, () => cardOf(random.integer(1, clients)));
  const found = Array.from({ length: passes }, () => ({
    theirs: times(cards, lookUp),
    ours: times(cards, recognise),
  }));
  return { ours: found.map(({ ours }) => ours), theirs: found.map(({ theirs }) => theirs) };
}

/**
 * The least that each card took. It leaves out what other processes took from a call, and nothing else: before a card
 * comes again, so many others were looked up that its pages are no longer in SQLite's cache.
 */
const least = (found: readonly Float64Array[]): Float64Array =>
  Float64Array.from({ length: lookups }, (_, at) =>
    Math.min(...found.map((one) => one[at] ?? NaN)),
  );

function comparison(
  what: string,
  of: number,
  pick: (found: readonly Float64Array[]) => Float64Array,
) {
  const names = { peer: 'a bare prepared lookup by the same key, p50', unit: 'µs', reach: 10 };
  const costs = all.map(({ ours, theirs }) => ({
    ours: share(pick(ours).toSorted(), of),
    theirs: share(pick(theirs).toSorted(), 0.5),
  }));
  return comparisonOf({ ...names, what }, costs);
}

const once = ([first = new Float64Array()]: readonly Float64Array[]): Float64Array => first;
const all = Array.from({ length: rounds }, measured);
report({
  name: 'recognise',
  figure: 'P1',
  sizes: { clients, lookups, waiting },
  comparisons: [
    comparison('card to recognition card, p99', 0.99, once),
    comparison('p50', 0.5, once),
    comparison('p99 of the least of three tries of each card', 0.99, least),
    comparison('p50 of the same', 0.5, least),
  ],
});
await opened.close();
branch.remove();
