import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoBook } from './demo-book.rules.ts';
import type { DemoFile } from './clients/rows.rules.ts';
import { columns } from './clients/rows.rules.ts';

/** Writes the book as exchange files into a folder, for the import that reads any bank's. @returns their paths. */
export async function writeDemoFiles(dir: string, book: DemoBook): Promise<readonly string[]> {
  await mkdir(dir, { recursive: true });
  const files = Object.keys(columns) as DemoFile[];
  return Promise.all(
    files.map(async (file) => {
      const path = join(dir, `${file}.csv`);
      await writeFile(path, toCsv(columns[file], book.rows[file]));
      return path;
    }),
  );
}

/** Lines of CSV with a header (RFC 4180); a column that a row does not have stays empty. */
export function toCsv(
  header: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string {
  const lines = rows.map((row) => header.map((column) => quote(row[column] ?? '')).join(','));
  return [header.join(','), ...lines, ''].join('\r\n');
}

function quote(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
