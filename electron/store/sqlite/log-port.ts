import type { Instant } from '../../../shared/model/dates.ts';
import type { BranchLog, LogRow } from '../../branch-log/index.ts';
import type { ActId, LogPort } from '../branch-store.ts';

/** How many of the latest acts are remembered. A caller repeats an act at once or never. */
const actsRemembered = 256;

/**
 * The log of a branch on one machine. This process holds the data folder alone, so nobody else can append while an act
 * decides, and a reply is never lost.
 */
export function createSqliteLogPort(log: BranchLog, clock: () => Instant): LogPort {
  const written = new Map<ActId, readonly LogRow[]>();

  function remember(act: ActId, rows: readonly LogRow[]): void {
    written.set(act, rows);
    const [oldest] = written.keys();
    if (written.size > actsRemembered && oldest !== undefined) written.delete(oldest);
  }

  return {
    // Asynchronous because the port is: what decide or the disk throws rejects.
    async append(act, from, decide) {
      const before = written.get(act);
      if (before) return { kind: 'found', rows: before };
      const newer = from.seq < log.lastSeq() ? log.rowsAfter(from.seq, log.lastSeq()) : [];
      const decision = decide(newer);
      if (decision === null) return { kind: 'nothing' };
      if ('refused' in decision) return { kind: 'refused', refusal: decision };
      const { events, ...frame } = decision;
      const rows = log.append(events, frame);
      remember(act, rows);
      return { kind: 'written', rows };
    },
    follow: () => () => undefined,
    link: () => 'joined',
    now: clock,
  };
}
