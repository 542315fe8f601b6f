import type { Instant } from '../../shared/model/dates.ts';
import type { ActFrame, ChainHead, LogRow } from '../branch-log/index.ts';
import type { Draft, LogPort } from './branch-store.ts';

/** A log that only collects what is to be appended, to be written in one transaction when all of it is known. */
export interface DraftLog extends LogPort {
  /** What was appended, in order. */
  readonly drafts: readonly Draft[];
}

/** @param head the place in the chain behind which the drafts are to be appended */
export function createDraftLog(head: ChainHead, clock: () => Instant): DraftLog {
  const drafts: Draft[] = [];
  let { seq } = head;
  const rowsOf = ({ events, ...frame }: Draft): LogRow[] =>
    events.map((event) => row((seq += 1), frame, event.type, JSON.stringify(event)));
  return {
    drafts,
    async append(_act, _from, decide) {
      const decision = decide([]);
      if (decision === null) return { kind: 'nothing' };
      if ('refused' in decision) return { kind: 'refused', refusal: decision };
      drafts.push(decision);
      return { kind: 'written', rows: rowsOf(decision) };
    },
    follow: () => () => undefined,
    link: () => 'joined',
    now: clock,
  };
}

/** A drafted record has no hash yet: the log makes it. */
function row(seq: number, frame: ActFrame, type: string, body: string): LogRow {
  return { seq, ...frame, type, body, sealed: null, hash: '' };
}
