import { isDeepStrictEqual } from 'node:util';
import type { LoggedFact } from '../../../shared/model/relationship/facts.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';
import { inTransaction, type Connection } from '../../data/index.ts';
import { foldFrom } from '../facts/evolve.rules.ts';
import { partsOf, stateOf } from './snapshot.rules.ts';

/** The state of relationship work as it was last kept: a start folds only what came later. */
export interface Snapshots {
  /** @param corrected the correction of the clock that holds now. @returns null: nothing is kept that can be used */
  read(corrected: number): RelationshipState | null;
  /** @throws DataError */
  write(state: RelationshipState, corrected: number): void;
  /** Whether what is kept is what the facts give, up to the same record; null: nothing is kept. */
  agrees(facts: Iterable<LoggedFact>, corrected: number): boolean | null;
}

interface PartRow {
  readonly part: string;
  readonly seq: number;
  readonly corrected: number;
  readonly body: string;
}

/** Opens the snapshot in `branch.db`. */
export function snapshotRepository(db: Connection): Snapshots {
  const all = db.prepare<[], PartRow>(
    'SELECT part, seq, corrected, body FROM relationship_snapshot ORDER BY part',
  );
  const put = db.prepare<[string, number, number, string]>(
    'INSERT OR REPLACE INTO relationship_snapshot (part, seq, corrected, body) VALUES (?, ?, ?, ?)',
  );
  const drop = db.prepare<[number]>('DELETE FROM relationship_snapshot WHERE seq <> ?');

  function read(corrected: number): RelationshipState | null {
    const parts: Record<string, unknown> = {};
    let seq: number | null = null;
    for (const row of all.iterate()) {
      if (row.corrected !== corrected) return null;
      seq = row.seq;
      // Written by this console only.
      parts[row.part] = JSON.parse(row.body) as unknown;
    }
    return seq === null ? null : stateOf(parts, seq);
  }

  return {
    read,
    write(state, corrected) {
      inTransaction(db, () => {
        for (const [part, body] of Object.entries(partsOf(state))) {
          put.run(part, state.seq, corrected, JSON.stringify(body));
        }
        drop.run(state.seq);
      });
    },
    agrees(facts, corrected) {
      const kept = read(corrected);
      if (!kept) return null;
      const fold = foldFrom();
      for (const fact of facts) {
        if (fact.seq > kept.seq) break;
        fold.add(fact);
      }
      return isDeepStrictEqual(partsOf(kept), partsOf(fold.state)) && kept.seq === fold.state.seq;
    },
  };
}
