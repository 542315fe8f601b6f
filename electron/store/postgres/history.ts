import { hex } from '../../branch-log/index.ts';
import type { LogRow } from '../branch-store.ts';
import type { Connection } from './connection.ts';
import { open, seal, type BranchKeys } from './sealing.ts';

/*
 * The log that a branch had on one machine. It is not chained anew: the rows go to the server in sealed pieces with their
 * hashes, and the server's log goes on from the last hash.
 */

const rowsInPiece = 500;

const contextOf = (branch: string, from: number, to: number) =>
  JSON.stringify(['history', branch, from, to]);

/** A piece: its rows, and the hash before the branch's first record, from which whoever joins proves the chain. */
interface Piece {
  readonly origin: string;
  readonly rows: readonly LogRow[];
}

/** Sends the rows before the server's first, from where an earlier try ended. */
export async function sendHistory(
  connection: Connection,
  keys: BranchKeys,
  branch: string,
  origin: Uint8Array,
  after: (seq: number, limit: number) => readonly LogRow[],
): Promise<void> {
  for (let end = Number(await connection.call('history_end')); ;) {
    const rows = after(end, rowsInPiece);
    const last = rows.at(-1);
    if (!last) return;
    const text = JSON.stringify({ origin: hex(origin), rows });
    const sealed = seal(keys, contextOf(branch, end + 1, last.seq), text);
    await connection.call('add_history', end + 1, last.seq, sealed);
    end = last.seq;
  }
}

/** The next piece of history after a number; null: there is none. The caller checks the chain. @throws SealBroken */
export async function fetchHistory(
  connection: Connection,
  keys: BranchKeys,
  branch: string,
  seq: number,
): Promise<{ readonly origin: Uint8Array; readonly rows: readonly LogRow[] } | null> {
  const answer = await connection.call('history_after', seq);
  if (answer === null) return null;
  const [from, to, sealed] = answer as [number, number, string];
  const piece = JSON.parse(open(keys, contextOf(branch, from, to), sealed)) as Piece;
  return {
    origin: Buffer.from(piece.origin, 'hex'),
    rows: piece.rows.filter((row) => row.seq > seq),
  };
}
