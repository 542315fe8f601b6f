import type { LogRow } from '../branch-store.ts';
import { chainHash, hex, type ChainHead } from '../../branch-log/index.ts';
import type { Draft } from '../branch-store.ts';
import { open, seal, type BranchKeys } from './sealing.ts';

/** A row as the server's functions give it. */
export type WireRow = readonly [
  seq: number,
  day: string,
  at: number,
  type: string,
  actor: string,
  place: string,
  body: string,
  hash: string,
  act: string,
];

type Frame = Pick<LogRow, 'seq' | 'day' | 'at' | 'type' | 'actor' | 'place'>;

/**
 * What the seal of a row is bound to: every readable column, so that nobody without the key can make a row or change one,
 * not even with a hash that fits.
 */
function contextOf(branch: string, { seq, day, at, type, actor, place }: Frame): string {
  return JSON.stringify(['log', branch, seq, day, at, type, actor, place]);
}

/** Opens a row. @throws SealBroken */
export function openedRow(keys: BranchKeys, branch: string, row: WireRow): LogRow {
  const [seq, day, at, type, actor, place, sealed, hash] = row;
  const frame = { seq, day, at, type, actor, place };
  return { ...frame, body: open(keys, contextOf(branch, frame), sealed), sealed, hash };
}

/** A row that is sealed; here `sealed` is never null. */
export type SealedRow = LogRow & { readonly sealed: string };

/** The rows of a draft behind a head, sealed and chained. */
export function sealedRows(
  keys: BranchKeys,
  branch: string,
  head: ChainHead,
  draft: Draft,
): SealedRow[] {
  let hash = hex(head.hash);
  const { day, at, actor, place } = draft;
  return draft.events.map((event, index) => {
    const frame = { seq: head.seq + index + 1, day, at, type: event.type, actor, place };
    const body = JSON.stringify(event);
    const sealed = seal(keys, contextOf(branch, frame), body);
    hash = chainHash(hash, { ...frame, body: sealed });
    return { ...frame, body, sealed, hash };
  });
}
