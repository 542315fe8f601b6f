import { createHash } from 'node:crypto';
import type { Connection } from '../../data/index.ts';

const tables = ['scores'] as const;
const twoTo32 = 2 ** 32;

/** SHA-256 over every cached score of a scheme and what the cache says of the scoring. */
function scoreSum(db: Connection, schemeNo: number): Uint8Array {
  const sum = createHash('sha256');
  const head = db
    .prepare<[number], unknown[]>(
      'SELECT scheme, as_of, definition, level_counts FROM scored_schemes WHERE scheme_no = ?',
    )
    .raw()
    .get(schemeNo);
  sum.update(JSON.stringify(head));
  for (const table of tables) {
    const rows = db
      .prepare<[number, number], [number, Uint8Array]>(
        `SELECT place, data FROM ${table} WHERE place >= ? AND place < ? ORDER BY place`,
      )
      .raw();
    for (const [place, data] of rows.iterate(schemeNo * twoTo32, (schemeNo + 1) * twoTo32)) {
      sum.update(`${table} ${place} ${data.length}\n`).update(data);
    }
  }
  const large = db
    .prepare<[number], unknown[]>(
      'SELECT client_id, value FROM large_scores WHERE scheme_no = ? ORDER BY client_id',
    )
    .raw()
    .all(schemeNo);
  sum.update(JSON.stringify(large));
  return sum.digest();
}

/** Keeps the sum of a scheme's scores as they are now; inside the transaction that wrote them. */
export function keepScoreSum(db: Connection, schemeNo: number): void {
  db.prepare('UPDATE scored_schemes SET sum = ? WHERE scheme_no = ?').run(
    scoreSum(db, schemeNo),
    schemeNo,
  );
}

/** The schemes whose cached scores are not what the last scoring wrote. */
export function changedScores(db: Connection): string[] {
  const schemes = db
    .prepare<[], { schemeNo: number; scheme: string; sum: Uint8Array | null }>(
      'SELECT scheme_no AS schemeNo, scheme, sum FROM scored_schemes ORDER BY scheme_no',
    )
    .all();
  const known = new Set(schemes.map(({ schemeNo }) => schemeNo));
  const strange = tables.flatMap((table) =>
    db.prepare<[], number>(`SELECT DISTINCT place / ${twoTo32} FROM ${table}`).pluck().all(),
  );
  return [
    ...schemes
      .filter(({ schemeNo, sum }) => !sum || Buffer.compare(sum, scoreSum(db, schemeNo)) !== 0)
      .map(({ scheme }) => scheme),
    ...new Set(strange.filter((no) => !known.has(no)).map((no) => `#${no}`)),
  ];
}
