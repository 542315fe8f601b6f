import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kindCode, productCode } from '../../electron/clients/index.ts';
import { balanceSql, benchFolder, cityKinds, cityProducts, turnoverSql } from './city.ts';
import { loadPeer } from './peers.ts';

/*
 * The peer of the scoring benches, a process of its own so that its memory is not counted as ours: DuckDB with two
 * threads over the city's rows in a file of its own, scoring into a table. Asked over IPC, one message a round.
 */

interface Duck {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): Record<string, string | number>[] }>;
}
interface DuckModule {
  readonly DuckDBInstance: {
    create(file: string, options: Record<string, string>): Promise<{ connect(): Promise<Duck> }>;
  };
}

/** What the parent hears. */
export interface DuckAnswer {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly levels: Readonly<Record<string, number>>;
  readonly peakMegabytes: number;
}

const clients = Number(process.argv[2]);
const file = join(benchFolder, `city-${clients}.duckdb`);
const { DuckDBInstance } = await loadPeer<DuckModule>('@duckdb/node-api');

async function connect(at: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(at, { threads: '2' });
  return instance.connect();
}

async function make(): Promise<void> {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  const db = await connect(part);
  const ids = `range(1, ${clients + 1}) AS t(id)`;
  const list = (values: readonly number[]): string => values.map((v) => `(${v})`).join(', ');
  const products = list(cityProducts.map((product) => productCode[product]));
  const kinds = list(cityKinds.map((kind) => kindCode[kind]));
  // Month numbers beside dates: the window's weights are looked up by month, as a plain scoring would.
  await db.run(`CREATE TABLE balances AS
    SELECT id::INTEGER AS client_id, month::DATE AS month, p::TINYINT AS product,
      (${balanceSql('extract(month FROM month) + p * 5')})::BIGINT AS average_balance
    FROM ${ids}, (VALUES ${products}) AS products(p),
      generate_series(DATE '2025-07-01', DATE '2026-06-01', INTERVAL 1 MONTH) AS months(month)`);
  await db.run(`CREATE TABLE transactions AS
    SELECT id::INTEGER AS client_id, month::DATE AS month, k::TINYINT AS kind,
      (${turnoverSql('extract(month FROM month) + k * 5')})::BIGINT AS amount
    FROM ${ids}, (VALUES ${kinds}) AS kinds(k),
      generate_series(DATE '2026-01-01', DATE '2026-06-01', INTERVAL 1 MONTH) AS months(month)`);
  await db.run('CHECKPOINT');
  renameSync(part, file);
}

/** Hundredths of a point: Σ average × rate over both products, Σ turnover × rate over the kinds, cut. */
const [demand, fund] = cityProducts.map((product) => productCode[product]);
const [investment, cardSpend, settlement] = cityKinds.map((kind) => kindCode[kind]);
const score = `CREATE OR REPLACE TABLE scores AS
  WITH held AS (
    SELECT client_id,
      sum(average_balance * day(last_day(month)) * CASE product WHEN ${demand} THEN 135 WHEN ${fund} THEN 100 END) AS weighted
    FROM balances WHERE month BETWEEN DATE '2025-07-01' AND DATE '2026-06-01' GROUP BY client_id),
  turned AS (
    SELECT client_id,
      sum(amount * CASE kind WHEN ${investment} THEN 200 WHEN ${cardSpend} THEN 400 WHEN ${settlement} THEN 200 END) AS weighted
    FROM transactions WHERE month BETWEEN DATE '2026-01-01' AND DATE '2026-06-01' GROUP BY client_id),
  valued AS (
    SELECT client_id,
      ((coalesce(held.weighted, 0) + coalesce(turned.weighted, 0) * 365) // (365 * 10000))::BIGINT AS value
    FROM held FULL JOIN turned USING (client_id))
  SELECT client_id, value, CASE WHEN value >= 8000000 THEN 'seven-star' WHEN value >= 1000000 THEN 'six-star'
    WHEN value >= 200000 THEN 'five-star' WHEN value >= 50000 THEN 'four-star' WHEN value >= 5000 THEN 'three-star'
    WHEN value >= 1 THEN 'pre-star' ELSE 'unrated' END AS level FROM valued`;

if (!existsSync(file)) await make();
const db = await connect(file);
process.on('message', () => void round());
process.send?.('ready');

async function round(): Promise<void> {
  const before = process.cpuUsage();
  const began = performance.now();
  await db.run(score);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const counts = await db.runAndReadAll(
    'SELECT level, count(*)::INTEGER AS n FROM scores GROUP BY level',
  );
  const answer: DuckAnswer = {
    seconds,
    processorSeconds: (user + system) / 1e6,
    levels: Object.fromEntries(
      counts.getRowObjectsJson().map(({ level, n }) => [String(level), Number(n)]),
    ),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  process.send?.(answer);
}
