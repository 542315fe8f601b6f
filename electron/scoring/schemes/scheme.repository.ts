import type { Instant } from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { Connection } from '../../data/index.ts';

/** Every version of the branch's own schemes, by id and version. */
export function ownSchemes(db: Connection, id?: string): Scheme[] {
  const one = id === undefined ? '' : 'WHERE scheme = ?';
  return (
    db
      .prepare<string[], string>(`SELECT definition FROM schemes ${one} ORDER BY scheme, version`)
      .pluck()
      .all(...(id === undefined ? [] : [id]))
      // Written by this console only, from a validated scheme.
      .map((definition) => JSON.parse(definition) as Scheme)
  );
}

/** Keeps a version of a scheme. */
export function insertScheme(db: Connection, scheme: Scheme, at: Instant): void {
  db.prepare('INSERT INTO schemes (scheme, version, definition, added_at) VALUES (?, ?, ?, ?)').run(
    scheme.id,
    scheme.version,
    JSON.stringify(scheme),
    at,
  );
}
