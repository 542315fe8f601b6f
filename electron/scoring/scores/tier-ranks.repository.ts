import type { Connection } from '../../data/index.ts';
import { everyScore } from './score-block.repository.ts';

/** A client's number in the book and the position of its effective level. */
export type LevelOfClient = [clientId: number, effectiveLevel: number];

/** Reads effective levels of a scheme above the lowest, a range of clients at a time. */
export function levelRanges(db: Connection) {
  const range = everyScore(db);
  const one = db
    .prepare<[string], number>('SELECT client_id FROM clients WHERE client_no = ?')
    .pluck();
  const last = db.prepare<[], number | null>('SELECT max(client_id) FROM clients').pluck();
  return {
    lastId: (): number => last.get() ?? 0,
    *levels(schemeNo: number, from: number, to: number): Generator<LevelOfClient> {
      for (const [clientId, { effectiveLevel }] of range(schemeNo, from, to)) {
        if (effectiveLevel > 0) yield [clientId, effectiveLevel];
      }
    },
    idOf: (clientNo: string): number | null => one.get(clientNo) ?? null,
  };
}
