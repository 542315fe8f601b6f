import type { Connection } from '../data/index.ts';
import {
  blockOf,
  readBlock,
  slotOf,
  type MonthFigure,
  type MonthSection,
} from './month-block.rules.ts';

/** The months of a block of clients, or null. */
export function monthBlock(db: Connection): (block: number) => Uint8Array | null {
  const select = db
    .prepare<[number], Uint8Array>('SELECT data FROM months WHERE block = ?')
    .pluck();
  return (block) => select.get(block) ?? null;
}

/** The months of blocks from one number to another, in order. */
export function monthBlocks(
  db: Connection,
): (from: number, to: number) => [block: number, data: Uint8Array][] {
  const select = db
    .prepare<[number, number], [number, Uint8Array]>(
      'SELECT block, data FROM months WHERE block BETWEEN ? AND ?',
    )
    .raw();
  return (from, to) => select.all(from, to);
}

/** One client's months, by product or kind. */
export function monthFigures(
  db: Connection,
): (clientId: number, section: MonthSection) => MonthFigure[] {
  const block = monthBlock(db);
  return (clientId, section) => {
    const bytes = block(blockOf(clientId));
    return bytes
      ? readBlock(bytes).filter((one) => one.section === section && one.slot === slotOf(clientId))
      : [];
  };
}

const lastMonthKey = 'last-balance-month';

/** The latest month of which the book has a balance, "2026-06"; null: none. */
export function lastBalanceMonth(db: Connection): string | null {
  const select = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  return select.get(lastMonthKey) ?? null;
}

/** Remembers that the book has a balance of a month. */
export function noteBalanceMonth(db: Connection, month: string): void {
  db.prepare(
    `INSERT INTO meta (key, value) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET value = max(value, excluded.value)`,
  ).run(lastMonthKey, month);
}
