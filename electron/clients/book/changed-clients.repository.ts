import type { Connection } from '../../data/index.ts';

/** Notes the clients whose money rows a file changed. */
export interface ChangedClients {
  add(clientId: number): void;
  /** Writes the notes. */
  finish(): void;
}

/** Scoring everybody steps through six clients in the time in which one of the changed is looked up. */
const everybodyWorth = 6;
/** So few are always scored alone. */
const fewClients = 10_000;

/** The most clients that are worth scoring by themselves; above it everybody is scored. */
export function mostChanged(clients: number): number {
  return Math.max(fewClients, clients / everybodyWorth);
}

/**
 * Notes clients whose money rows a file changed, inside the file's transaction: the next scoring of a scheme scores them
 * again. Nothing is noted before the first scoring, which takes everybody anyway. Where more have changed than are worth
 * scoring by themselves, the notes go and every scheme is scored whole, so they never grow for ever.
 */
export function changedClients(db: Connection, fileId: number): ChangedClients {
  if (!anyScored(db)) return { add: () => undefined, finish: () => undefined };
  const changed = new Set<number>();
  const most = mostChanged(
    db.prepare<[], number>('SELECT count(*) FROM clients').pluck().get() ?? 0,
  );
  return {
    add(clientId) {
      if (changed.size <= most) changed.add(clientId);
    },
    finish() {
      if (changed.size <= most) {
        db.prepare('INSERT OR REPLACE INTO changed_clients SELECT value, ? FROM json_each(?)').run(
          fileId,
          `[${[...changed].join()}]`,
        );
      }
      const noted = db.prepare<[], number>('SELECT count(*) FROM changed_clients').pluck();
      if (changed.size > most || (noted.get() ?? 0) > most) {
        db.exec('UPDATE scored_schemes SET seen_file = NULL; DELETE FROM changed_clients');
      }
    },
  };
}

/** Notes the clients who came in with a file: those with numbers above `last`. */
export function noteNewClients(db: Connection, fileId: number, last: number): void {
  if (!anyScored(db)) return;
  const changed = changedClients(db, fileId);
  const added = db
    .prepare<[number], number>('SELECT client_id FROM clients WHERE client_id > ?')
    .pluck();
  for (const clientId of added.iterate(last)) changed.add(clientId);
  changed.finish();
}

/** Forgets the clients whom every scheme has seen that is not to be scored whole anyway. */
export function forgetChanged(db: Connection): void {
  db.exec(
    `DELETE FROM changed_clients WHERE file_id <=
       coalesce((SELECT min(seen_file) FROM scored_schemes), (SELECT max(file_id) FROM changed_clients))`,
  );
}

const anyScored = (db: Connection): boolean =>
  db.prepare('SELECT 1 FROM scored_schemes LIMIT 1').get() !== undefined;
