import type { Connection } from '../../data/index.ts';
import {
  blockOf,
  readBlock,
  slotOf,
  type MonthBlock,
  type MonthFigure,
  type MonthSection,
} from './month-block.rules.ts';

/** The months of a block of clients, or null. */
export function monthBlock(db: Connection): (block: number) => MonthBlock | null {
  const select = db.prepare<[number], MonthBlock>(
    'SELECT figures, origins FROM months JOIN month_origins USING (block) WHERE block = ?',
  );
  return (block) => select.get(block) ?? null;
}

/** Writes the months of a block of clients. */
export function monthBlockWriter(db: Connection): (block: number, months: MonthBlock) => void {
  const figuresOf = db.prepare('INSERT OR REPLACE INTO months (block, figures) VALUES (?, ?)');
  const originsOf = db.prepare(
    'INSERT OR REPLACE INTO month_origins (block, origins) VALUES (?, ?)',
  );
  return (block, { figures, origins }) => {
    figuresOf.run(block, figures);
    originsOf.run(block, origins);
  };
}

/** The figures of blocks from one number to another, in order. */
export function monthBlocks(
  db: Connection,
): (from: number, to: number) => [block: number, figures: Uint8Array][] {
  const select = db
    .prepare<[number, number], [number, Uint8Array]>(
      'SELECT block, figures FROM months WHERE block BETWEEN ? AND ?',
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
    const months = block(blockOf(clientId));
    return months
      ? readBlock(months).filter((one) => one.section === section && one.slot === slotOf(clientId))
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
