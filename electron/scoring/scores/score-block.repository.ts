import type { FenSum } from '../../../shared/model/money.ts';
import type { Connection } from '../../data/index.ts';
import {
  clientsInScoreBlock,
  emptyScores,
  firstClientOf,
  putScore,
  scoreAt,
  scoreBytes,
  scoreOffset,
  scorePlace,
  type CachedScore,
} from './score-block.rules.ts';

/**
 * The cached scores of one scheme, to be asked for and changed in ascending order: a block is read once, and written
 * once where it is changed.
 */
export interface ScoreBlocks {
  get(clientId: number): CachedScore | null;
  set(clientId: number, score: CachedScore): void;
  /** Writes what was set. */
  flush(): void;
}

/** Opens a scheme's scores. @param schemeNo null before its first scoring: nobody is scored, and nothing can be set */
export function scoreBlocks(db: Connection, schemeNo: number | null): ScoreBlocks {
  const scheme = schemeNo ?? 0;
  const read = db.prepare<[number], Buffer>('SELECT data FROM scores WHERE place = ?').pluck();
  const write = db.prepare('INSERT OR REPLACE INTO scores (place, data) VALUES (?, ?)');
  const large = largeScores(db);
  let place = -1;
  let bytes: Buffer | null = null;
  let isChanged = false;

  function flush(): void {
    if (isChanged) write.run(place, bytes);
    isChanged = false;
  }
  function open(clientId: number): void {
    const wanted = scorePlace(scheme, clientId);
    if (wanted === place) return;
    flush();
    place = wanted;
    bytes = schemeNo === null ? null : (read.get(place) ?? null);
  }
  function get(clientId: number): CachedScore | null {
    open(clientId);
    const score = bytes && scoreAt(bytes, scoreOffset(clientId));
    return score && large.whole(scheme, clientId, score);
  }

  return {
    get,
    set(clientId, score) {
      open(clientId);
      bytes ??= emptyScores();
      const at = scoreOffset(clientId);
      const wasLarge = Number.isNaN(scoreAt(bytes, at)?.value);
      if (wasLarge || typeof score.value === 'bigint') large.keep(scheme, clientId, score.value);
      putScore(bytes, at, score);
      isChanged = true;
    },
    flush,
  };
}

/** Values beyond 2^53, which a block does not hold: a row each, as text. */
function largeScores(db: Connection) {
  const read = db
    .prepare<[number, number], string>(
      'SELECT value FROM large_scores WHERE scheme_no = ? AND client_id = ?',
    )
    .pluck();
  const write = db.prepare(
    'INSERT OR REPLACE INTO large_scores (scheme_no, client_id, value) VALUES (?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM large_scores WHERE scheme_no = ? AND client_id = ?');
  return {
    /** A score out of its block with its whole value. */
    whole(schemeNo: number, clientId: number, score: CachedScore): CachedScore {
      if (!Number.isNaN(score.value)) return score;
      return { ...score, value: BigInt(read.get(schemeNo, clientId) ?? 0) };
    },
    keep(schemeNo: number, clientId: number, value: FenSum): void {
      if (typeof value === 'bigint') write.run(schemeNo, clientId, String(value));
      else remove.run(schemeNo, clientId);
    },
  };
}

/** Reads single scores, in any order. */
export function scoreReader(
  db: Connection,
): (schemeNo: number, clientId: number) => CachedScore | null {
  // As text, into bytes that are used again: a buffer of its own would cost as much as the lookup.
  const read = db
    .prepare<[number, number], string>(
      `SELECT hex(substr(data, ?, ${scoreBytes})) FROM scores WHERE place = ?`,
    )
    .pluck();
  const large = largeScores(db);
  const bytes = Buffer.alloc(scoreBytes);
  return (schemeNo, clientId) => {
    const hex = read.get(scoreOffset(clientId) + 1, scorePlace(schemeNo, clientId));
    if (hex === undefined) return null;
    bytes.write(hex, 'hex');
    const score = scoreAt(bytes, 0);
    return score && large.whole(schemeNo, clientId, score);
  };
}

/** Everybody's scores of a scheme in order, from one client to another. */
export function everyScore(
  db: Connection,
): (schemeNo: number, from: number, to: number) => Generator<[clientId: number, CachedScore]> {
  const blocks = db
    .prepare<[number, number], [number, Buffer]>(
      'SELECT place, data FROM scores WHERE place BETWEEN ? AND ? ORDER BY place',
    )
    .raw();
  const large = largeScores(db);
  return function* (schemeNo, from, to) {
    for (const [place, bytes] of blocks.all(scorePlace(schemeNo, from), scorePlace(schemeNo, to))) {
      const first = firstClientOf(place);
      for (let slot = 0; slot < clientsInScoreBlock; slot += 1) {
        const clientId = first + slot;
        if (clientId < from || clientId > to) continue;
        const score = scoreAt(bytes, slot * scoreBytes);
        if (score) yield [clientId, large.whole(schemeNo, clientId, score)];
      }
    }
  };
}
