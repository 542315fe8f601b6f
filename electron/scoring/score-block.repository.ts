import type { Connection } from '../data/index.ts';
import {
  clientsInScoreBlock,
  emptyScores,
  firstClientOf,
  putScore,
  scoreAt,
  scoreBytes,
  scoreInHex,
  scoreOffset,
  scorePlace,
  type CachedScore,
} from './score-block.rules.ts';

/** The cached scores of one scheme, to be asked for and changed in ascending order: a block is read and written once. */
export interface ScoreBlocks {
  get(clientId: number): CachedScore | null;
  set(clientId: number, score: CachedScore): void;
  /** Writes what was set. */
  flush(): void;
}

/** Opens a scheme's scores. @param schemeNo null before its first scoring: nobody is scored, and nothing can be set */
export function scoreBlocks(db: Connection, schemeNo: number | null): ScoreBlocks {
  const read = db.prepare<[number], Uint8Array>('SELECT data FROM scores WHERE place = ?').pluck();
  const update = db.prepare('UPDATE scores SET data = ? WHERE place = ?');
  const insert = db.prepare('INSERT INTO scores (data, place) VALUES (?, ?)');
  let place = -1;
  let bytes: Uint8Array | null = null;
  let isNew = false;
  let isChanged = false;

  function flush(): void {
    if (isChanged) (isNew ? insert : update).run(bytes, place);
    isNew &&= !isChanged;
    isChanged = false;
  }
  function open(clientId: number): void {
    const wanted = scorePlace(schemeNo ?? 0, clientId);
    if (wanted === place) return;
    flush();
    place = wanted;
    bytes = schemeNo === null ? null : (read.get(place) ?? null);
    isNew = bytes === null;
  }

  return {
    get(clientId) {
      open(clientId);
      return bytes && scoreAt(bytes, scoreOffset(clientId));
    },
    set(clientId, score) {
      open(clientId);
      bytes ??= emptyScores();
      putScore(bytes, scoreOffset(clientId), score);
      isChanged = true;
    },
    flush,
  };
}

/** Reads single scores, in any order. */
export function scoreReader(
  db: Connection,
): (schemeNo: number, clientId: number) => CachedScore | null {
  const read = db
    .prepare<[number, number], string>(
      `SELECT hex(substr(data, ?, ${scoreBytes})) FROM scores WHERE place = ?`,
    )
    .pluck();
  return (schemeNo, clientId) => {
    // As text: a buffer would cost as much as the lookup, and the collector a visit.
    const hex = read.get(scoreOffset(clientId) + 1, scorePlace(schemeNo, clientId));
    return hex === undefined ? null : scoreInHex(hex);
  };
}

/** Everybody's scores of a scheme in order, from one client to another. */
export function everyScore(
  db: Connection,
): (schemeNo: number, from: number, to: number) => Generator<[clientId: number, CachedScore]> {
  const blocks = db
    .prepare<[number, number], [number, Uint8Array]>(
      'SELECT place, data FROM scores WHERE place BETWEEN ? AND ?',
    )
    .raw();
  return function* (schemeNo, from, to) {
    for (const [place, bytes] of blocks.all(scorePlace(schemeNo, from), scorePlace(schemeNo, to))) {
      const first = firstClientOf(place);
      for (let slot = 0; slot < clientsInScoreBlock; slot += 1) {
        const clientId = first + slot;
        if (clientId < from || clientId > to) continue;
        const score = scoreAt(bytes, slot * scoreBytes);
        if (score) yield [clientId, score];
      }
    }
  };
}
