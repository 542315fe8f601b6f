import type { OpenIndex } from './name-index.rules.ts';
import { isChinese } from './name-parts.rules.ts';
import { stepsAt, type Step, type TypedName } from './typed-name.rules.ts';

/**
 * How well a name fits what was typed, less is better. 0: the whole name, each part in full. Then the ways to read it
 * that take the fewest parts, since long matches are likelier, the most of them in full, names of just these parts
 * before those that go on.
 */
export type Fit = number;

/** The fit of a whole name. */
export const wholeName: Fit = 0;

const mostParts = 256;

function fitOf(parts: number, inFull: number, complete: boolean): Fit {
  return 1 + (parts * mostParts + (mostParts - 1 - inFull)) * 2 + (complete ? 0 : 1);
}

/** How many parts of the name a fit that is not the whole name's takes. */
export function partsTaken(fit: Fit): number {
  return Math.floor((fit - 1) / (2 * mostParts));
}

/** Told of names that fit, `from` up to but not including `to`. */
export type TakeNames = (fit: Fit, from: number, to: number) => void;

/** Where reading what was typed stands after some parts of a name. */
interface Level {
  /** For each place in the text that may be reached, how many parts were given in full, and one; 0: not reached. */
  readonly inFull: Uint8Array;
  /** A place before the end is reached: further parts may matter. */
  open: boolean;
  /** The first way to the end of the text: after how many parts, of which how many in full; 0: none yet. */
  parts: number;
  partsInFull: number;
}

/**
 * Finds every name that fits what was typed. Names lie in the order of their parts, so those that begin alike are read
 * once, and those that begin wrongly are passed over together.
 */
export function findNames(index: OpenIndex, typed: TypedName, take: TakeNames): void {
  const { letters, starts, shared, nextFirst, nextSecond } = index;
  const count = shared.length;
  const end = typed.text.length;
  const stepsOf = stepFinder(index, typed);
  const levels: Level[] = [];
  const levelAt = (depth: number): Level =>
    (levels[depth] ??= {
      inFull: new Uint8Array(end + 1),
      open: false,
      parts: 0,
      partsInFull: 0,
    });
  const first = levelAt(0);
  first.inFull[0] = 1;
  first.open = true;

  /** Reads one more part. */
  function descend(depth: number, part: number): Level {
    const from = levelAt(depth);
    const into = levelAt(depth + 1);
    into.inFull.fill(0);
    into.open = false;
    for (let at = 0; at < end; at += 1) {
      const before = from.inFull[at] ?? 0;
      if (before === 0) continue;
      for (const { length, whole } of stepsOf(part, at)) {
        const now = before + (whole ? 1 : 0);
        if (now > (into.inFull[at + length] ?? 0)) into.inFull[at + length] = now;
        if (at + length < end) into.open = true;
      }
    }
    const reached = into.inFull[end] ?? 0;
    into.parts = from.parts || (reached > 0 ? depth + 1 : 0);
    into.partsInFull = from.parts > 0 ? from.partsInFull : reached - 1;
    return into;
  }

  /** Names that have been read through, of so many parts. */
  function takeRead(depth: number, from: number, to: number): void {
    const level = levelAt(depth);
    if (level.inFull[end] === depth + 1) take(wholeName, from, to);
    else if (level.parts > 0) {
      take(fitOf(level.parts, level.partsInFull, level.parts === depth), from, to);
    }
  }

  const partsOfName = (name: number): number => (starts[name + 1] ?? 0) - (starts[name] ?? 0);
  let known = 0;
  let name = 0;
  while (name < count) {
    const parts = partsOfName(name);
    let depth = known;
    let level = levelAt(depth);
    while (level.open && depth < parts) {
      level = descend(depth, letters[(starts[name] ?? 0) + depth] ?? 0);
      depth += 1;
    }
    let next = name + 1;
    if (level.open) takeRead(depth, name, next);
    else {
      // Nothing that follows these parts changes how the names that begin with them fit.
      if (depth === 1) next = nextFirst[name] ?? count;
      else if (depth === 2) next = nextSecond[name] ?? count;
      else while (next < count && (shared[next] ?? 0) >= depth) next += 1;
      if (level.parts > 0) {
        let longer = name;
        while (longer < next && partsOfName(longer) === depth) longer += 1;
        if (longer > name) takeRead(depth, name, longer);
        if (next > longer) take(fitOf(level.parts, level.partsInFull, false), longer, next);
      }
    }
    known = Math.min(depth, shared[next] ?? 0);
    name = next;
  }
}

/** The steps of a part at a place; found out once for all parts that are read alike. */
function stepFinder({ table }: OpenIndex, typed: TypedName) {
  /** By place, then by how parts are read. */
  const known = Array.from({ length: typed.text.length }, (): (readonly Step[])[] => []);
  const itself: readonly (readonly Step[])[] = [
    [],
    [{ length: 1, whole: true }],
    [{ length: 2, whole: true }],
  ];
  const chineseAt = Array.from({ length: typed.text.length }, (_, at) => {
    const character = String.fromCodePoint(typed.text.codePointAt(at) ?? 0);
    return isChinese(character) ? (table.formOf.get(character) ?? -1) : null;
  });
  // "wang" is no w of a part that goes on with "ang" where no part begins with an a.
  const leads = ({ length }: Step, at: number): boolean =>
    at + length === typed.text.length ||
    chineseAt[at + length] !== null ||
    table.initials.has(typed.text.charAt(at + length));
  /** A character that nobody reads stands for no letter. */
  const unread: readonly Step[] = [{ length: 0, whole: true }];
  return (part: number, at: number): readonly Step[] => {
    const readAs = table.readingsOf[part] ?? 0;
    const readings = table.readings[readAs] ?? [];
    const chinese = chineseAt[at] ?? null;
    if (chinese !== null)
      return (
        (chinese === table.forms[part] ? itself[(typed.wordEnds[at] ?? at) - at] : itself[0]) ?? []
      );
    if (readings.length === 0) return unread;
    const here = known[at] ?? [];
    let steps = here[readAs];
    if (!steps) {
      here[readAs] = steps = stepsAt(typed, at, readings).filter((step) => leads(step, at));
    }
    return steps;
  };
}

/** Clients whose names fit alike and whose tier is the same, in the order of their names' readings. */
export interface FoundGroup {
  readonly fit: Fit;
  readonly rank: number;
  readonly clients: readonly number[];
}

/** What a search by name found. */
export interface FoundByName {
  /** Best first. */
  readonly groups: readonly FoundGroup[];
  /** How many clients there are altogether, kept or not. */
  readonly total: number;
}

/** Ranks of clients by their number in the book, 0 first; `otherwise` that of all who are not among them. */
export interface RankTable {
  readonly ranks: Uint8Array;
  readonly otherwise: number;
}

/** The rank of one client. */
export function rankIn({ ranks, otherwise }: RankTable, clientId: number): number {
  return ranks[clientId] ?? otherwise;
}

/**
 * The clients whose names fit what was typed, best fit first, among equals the better rank.
 * @param most no more than this of a group are kept
 */
export function findClients(
  index: OpenIndex,
  typed: TypedName,
  { ranks, otherwise }: RankTable,
  most: number,
): FoundByName {
  const kept = new Map<Fit, { readonly byRank: number[][]; full: number }>();
  let total = 0;
  findNames(index, typed, (fit, from, to) => {
    const firstOwner = index.owners[from] ?? 0;
    const endOwner = index.owners[to] ?? 0;
    total += endOwner - firstOwner;
    let group = kept.get(fit);
    if (!group) {
      const byRank = Array.from({ length: otherwise + 1 }, (): number[] => []);
      kept.set(fit, (group = { byRank, full: 0 }));
    }
    for (let owner = firstOwner; owner < endOwner && group.full <= otherwise; owner += 1) {
      const client = index.clients[owner] ?? 0;
      const list = group.byRank[ranks[client] ?? otherwise];
      if (!list || list.length >= most) continue;
      list.push(client);
      if (list.length === most) group.full += 1;
    }
  });
  const groups = [...kept]
    .sort(([a], [b]) => a - b)
    .flatMap(([fit, { byRank }]) => byRank.map((clients, rank) => ({ fit, rank, clients })))
    .filter(({ clients }) => clients.length > 0);
  return { groups, total };
}
