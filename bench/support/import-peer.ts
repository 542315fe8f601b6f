import Database from 'better-sqlite3';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { clientColumns } from './client-lines.ts';
import { tellCost } from './import-cost.ts';
import { loadPeer } from './peers.ts';

/*
 * Run by import.bench.ts: how such an import is usually written, done well. The same checks, the same cipher and
 * durability, one transaction; no keys, no search, no report of what was set aside, which is in its favour.
 */

const [, , input = '', data = ''] = process.argv;
const { parse } = await loadPeer<{
  parse: (options: object) => NodeJS.ReadWriteStream;
}>('csv-parse');

const unknown = (schema: z.ZodType) => z.union([z.literal('').transform(() => null), schema]);
const text = (length: number) => z.string().max(length);
const key = text(64);
const day = z.iso.date();
const compactKey = z
  .string()
  .transform((value) => value.replace(/[^0-9A-Za-z]/g, '').toUpperCase())
  .pipe(z.string().min(1).max(64));
const phone = z
  .string()
  .transform((value) => value.replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, ''))
  .pipe(z.string().min(3).max(20));
const client = z.object({
  client_no: key.min(1),
  name: text(100).min(1),
  gender: unknown(z.enum(['F', 'M'])),
  birth_date: unknown(day),
  id_type: unknown(z.enum(['resident_id', 'passport', 'permit', 'other'])),
  id_no: unknown(compactKey),
  phone: unknown(phone),
  home_branch: unknown(key),
  manager_no: unknown(key),
  occupation: unknown(text(100)),
  orientation: unknown(text(100)),
  client_since: unknown(day),
  kind: unknown(z.enum(['personal', 'corporate'])),
  employer_no: unknown(key),
  drink: unknown(text(100)),
  risk_grade: unknown(
    z
      .string()
      .regex(/^[1-5]$/)
      .transform(Number),
  ),
  risk_assessed_on: unknown(day),
  caution: unknown(text(1000)),
});

const began = performance.now();
const db = new Database(join(data, 'peer.db'));
db.pragma(`cipher='aegis'`);
db.pragma(`key='raw:${'ab'.repeat(32)}'`);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('temp_store = MEMORY');
const columns = clientColumns.map(
  (name) => `${name} ${name === 'risk_grade' ? 'INTEGER' : 'TEXT'}`,
);
db.exec(`CREATE TABLE clients (${columns.join(', ')}) STRICT`);
const insert = db.prepare(
  `INSERT INTO clients VALUES (${clientColumns.map((name) => `@${name}`).join(', ')})`,
);
let rows = 0;
let rejected = 0;
db.exec('BEGIN IMMEDIATE');
await pipeline(
  createReadStream(join(input, 'clients.csv'), { highWaterMark: 262_144 }),
  parse({ columns: true, bom: true }),
  async (records: AsyncIterable<unknown>) => {
    for await (const record of records) {
      rows += 1;
      const checked = client.safeParse(record);
      if (checked.success) insert.run(checked.data);
      else rejected += 1;
    }
  },
);
db.exec('COMMIT');
db.close();
tellCost({ rows, rejected, seconds: (performance.now() - began) / 1000, stall: 0 });
