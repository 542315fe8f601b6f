import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { guardedCell } from '../../../shared/model/csv-cell.ts';
import { addDays, type BusinessDate } from '../../../shared/model/dates.ts';
import { ledgers, type Ledger } from '../../../shared/model/relationship/ledgers.ts';
import type { Desk, Worker } from '../desk/desk.ts';
import type { MyDay } from '../worklist/my-day.service.ts';
import { exportWords, type ExportLanguage } from './export-words.ts';
import type { Ledgers } from './ledgers.service.ts';

/** What can be taken along. */
export type ExportedTable = Ledger | 'analysis' | 'work-log' | 'visit-plan';

/** A table to be exported, and why. */
export interface ExportRequest {
  readonly what: ExportedTable;
  readonly language: ExportLanguage;
  readonly staffNo?: string | undefined;
  readonly from?: BusinessDate | undefined;
  readonly to?: BusinessDate | undefined;
  readonly reason: string;
}

type Cell = string | number | bigint | null;
interface Table {
  readonly columns: readonly (keyof typeof exportWords.zh.columns)[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Days of a visit plan and of a work log, where none are named. */
const usualDays = 6;

/** XLSX files of ledgers, analysis, work log and visit plan. */
export type Exports = ReturnType<typeof createExports>;

/** Creates the service. */
export function createExports(desk: Desk, ledgersOf: Ledgers, myDay: MyDay) {
  async function tableOf(worker: Worker, request: ExportRequest): Promise<Table> {
    const { what, staffNo } = request;
    const words = exportWords[request.language];
    const ledger = ledgers.find((one) => one === what);
    if (ledger) {
      const rows = await ledgersOf.allRows(worker, ledger);
      return {
        columns: ['client', 'name', 'tier', 'person', 'owed', 'staff', 'last', 'due', 'missed'],
        rows: rows.map(({ client, person, owedFen, staff, lastContactOn, due, missedSince }) => [
          ...[client.clientNo, client.name, words.tiers[client.tier], person?.name ?? ''],
          ...[yuan(owedFen), staff, lastContactOn, due, missedSince],
        ]),
      };
    }
    if (what === 'analysis') {
      const rows = await ledgersOf.analysis(worker);
      return {
        columns: [
          ...(['tier', 'clients', 'average', 'managed', 'contacted'] as const),
          ...(['dueCount', 'missedCount', 'opportunities'] as const),
        ],
        rows: rows.map((row) => [
          ...[words.tiers[row.tier], row.clients, row.averageFen && yuan(row.averageFen)],
          ...[row.managed, row.contacted, row.due, row.missed, row.opportunities],
        ]),
      };
    }
    if (what === 'visit-plan') {
      const from = request.from ?? desk.today();
      const to = request.to ?? addDays(from, usualDays);
      const days = await myDay.plan(worker, { from, to }, staffNo);
      return {
        columns: ['date', 'client', 'name', 'tier', 'reasons'],
        rows: days.flatMap(({ date, rows }) =>
          rows.map(({ client, reasons }) => [
            ...[date, client.clientNo, client.name, words.tiers[client.tier]],
            reasons.map(({ kind }) => words.reasons[kind]).join(words.comma),
          ]),
        ),
      };
    }
    const to = request.to ?? desk.today();
    const from = request.from ?? addDays(to, -usualDays);
    const log = myDay.workLog(worker, { from, to }, staffNo);
    return {
      columns: ['date', 'client', 'name', 'kind', 'reached', 'next'],
      rows: log.contacts.map(({ on, client, kind, reached, next }) => [
        ...[on, client.clientNo, client.name, words.kinds[kind]],
        ...[reached ? words.yes : words.no, next ? `${next.on} ${words.kinds[next.kind]}` : null],
      ]),
    };
  }

  return {
    /** The file. Who took it and why is recorded before. @throws RelationshipRefused, DataError */
    async file(worker: Worker, request: ExportRequest) {
      const { columns, rows } = await tableOf(worker, request);
      desk.audit(
        worker.staffNo,
        'export',
        request.what,
        `${String(rows.length)}: ${request.reason}`,
      );
      const words = exportWords[request.language].columns;
      const sheet: SheetData = [
        columns.map((column) => ({ value: words[column], fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ];
      const bytes = await writeXlsxFile(sheet).toBuffer();
      return {
        name: `${request.what}-${desk.today()}.xlsx`,
        base64: Buffer.from(bytes).toString('base64'),
      };
    },
  };
}

/** Yuan with two decimals as a number that a spreadsheet can add up. */
const yuan = (fen: number | bigint): number => Number(fen) / 100;

function cellOf(value: Cell) {
  if (value === null) return null;
  if (typeof value === 'string') return { value: guardedCell(value), type: String };
  return { value: Number(value), type: Number };
}
