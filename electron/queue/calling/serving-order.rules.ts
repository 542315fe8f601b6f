import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import { tierRank, tiers } from '../../../shared/model/schemes/tier.ts';
import { waitOf, type Candidate, type Choice } from './calling.rules.ts';
import { compareHeads, emptyHeads, nobody, type Verdict } from './heads.rules.ts';

/**
 * The waiting list: the order in which tickets would be called if nobody else came and time stood still. Overtakes on
 * the way are counted. Each head is the first remaining ticket of a sorted list, and the lists stay sorted because time
 * stands still.
 */
export function servingOrder<T extends Candidate>(
  waiting: Iterable<T>,
  rule: CallingRule,
  now: Instant,
  turn: number,
): Choice<T>[] {
  const line = [...waiting].sort((a, b) => a.order - b.order);
  const gone = new Uint8Array(line.length);
  const heads = emptyHeads();
  const piles = pilesOf(line, now);
  const tops = {
    moved: pile(piles.moved, gone),
    appointed: pile(piles.appointed, gone),
    first: piles.first.map((keys) => pile(keys, gone)),
    ahead: piles.ahead.map((keys) => pile(keys, gone)),
    longest: piles.longest.map((keys) => pile(keys, gone)),
  };
  const cap = rule.kind === 'diamond-first' ? rule.maxOvertakes : undefined;
  const overtaken = Int32Array.from(line, (ticket) => ticket.overtaken);
  const verdict: Verdict = { key: nobody, basis: 'arrival', turn };

  function firstPassed(times: number): number {
    return overtaken.findIndex((count, key) => gone[key] === 0 && count >= times);
  }
  function lookAt(): void {
    heads.moved = tops.moved();
    heads.appointed = tops.appointed();
    heads.capped = cap === undefined ? nobody : firstPassed(cap);
    for (let rank = 0; rank < tiers.length; rank += 1) {
      const first = tops.first[rank]?.() ?? nobody;
      const longest = tops.longest[rank]?.() ?? nobody;
      const waited = line[longest];
      heads.first[rank] = first;
      heads.firstOrder[rank] = line[first]?.order ?? 0;
      heads.ahead[rank] = tops.ahead[rank]?.() ?? nobody;
      heads.longest[rank] = longest;
      heads.longestOrder[rank] = waited?.order ?? 0;
      heads.longestWait[rank] = waited ? waitOf(waited, now) : 0;
    }
  }

  const order: Choice<T>[] = [];
  for (;;) {
    lookAt();
    const { key, basis, turn: after } = compareHeads(heads, rule, verdict.turn, verdict);
    const ticket = line[key];
    if (!ticket) return order;
    order.push({ ticket, basis, turn: after });
    gone[key] = 1;
    for (let earlier = 0; earlier < key; earlier += 1)
      overtaken[earlier] = (overtaken[earlier] ?? 0) + 1;
  }
}

/** A sorted list of keys for each head. Keys are places in the order of arrival. */
function pilesOf(line: readonly Candidate[], now: Instant) {
  const keys = line.map((_, key) => key);
  const by = (value: (ticket: Candidate) => number) => (a: number, b: number) =>
    valueAt(line, a, value) - valueAt(line, b, value) || a - b;
  const ofRank = (rank: number) =>
    keys.filter((key) => {
      const ticket = line[key];
      return ticket !== undefined && tierRank(ticket.standing?.tier ?? ticket.tier) === rank;
    });
  const first = tiers.map((_, rank) => ofRank(rank));
  return {
    moved: keys
      .filter((key) => valueAt(line, key, ({ moved }) => moved) > 0)
      .sort(by(({ moved }) => -moved)),
    appointed: keys.filter((key) => valueAt(line, key, nextFrom) <= now).sort(by(nextFrom)),
    first,
    ahead: first.map((pile) => pile.filter((key) => line[key]?.standing?.first === true)),
    longest: first.map((pile) => [...pile].sort(by((ticket) => -waitOf(ticket, now)))),
  };
}

function nextFrom({ standing }: Candidate): number {
  return standing?.nextFrom ?? Infinity;
}

function valueAt(
  line: readonly Candidate[],
  key: number,
  value: (ticket: Candidate) => number,
): number {
  const ticket = line[key];
  return ticket ? value(ticket) : 0;
}

/** An iterator over keys that skips those that are gone. @returns the first remaining key, or {@link nobody} */
function pile(keys: readonly number[], gone: Uint8Array): () => number {
  let at = 0;
  return () => {
    while (at < keys.length && gone[keys[at] ?? 0] === 1) at += 1;
    return keys[at] ?? nobody;
  };
}
