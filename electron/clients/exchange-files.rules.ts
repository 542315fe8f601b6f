import { clientKinds, genders, idTypes } from '../../shared/model/client.ts';
import { roles } from '../../shared/model/roles.ts';
import * as read from './exchange-values.rules.ts';
import type { ValueReader } from './exchange-values.rules.ts';

/** A column of an exchange file. */
export interface Column {
  readonly name: string;
  readonly required: boolean;
  readonly read: ValueReader;
}

/** An exchange file that the import takes. */
export interface ExchangeFile {
  readonly name: string;
  readonly columns: readonly Column[];
}

const need = (name: string, reader: ValueReader): Column => ({
  name,
  required: true,
  read: reader,
});
const may = (name: string, reader: ValueReader): Column => ({
  name,
  required: false,
  read: reader,
});

/** Files in the order in which they land: clients first, since every other line names one. */
export const exchangeFiles = [
  {
    name: 'clients.csv',
    columns: [
      need('client_no', read.key),
      need('name', read.text(100)),
      may('gender', read.choice(genders)),
      may('birth_date', read.day),
      may('id_type', read.choice(idTypes)),
      may('id_no', read.compactKey),
      may('phone', read.phone),
      may('home_branch', read.key),
      may('manager_no', read.key),
      may('occupation', read.text(100)),
      may('orientation', read.text(100)),
      may('client_since', read.day),
      may('kind', read.choice(clientKinds)),
      may('employer_no', read.key),
      may('drink', read.text(100)),
      may('risk_grade', read.grade),
      may('risk_assessed_on', read.day),
      may('caution', read.text(1000)),
    ],
  },
  {
    name: 'cards.csv',
    columns: [
      need('card_no', read.compactKey),
      need('client_no', read.key),
      may('product', read.text(100)),
    ],
  },
  {
    name: 'balances.csv',
    columns: [
      need('client_no', read.key),
      need('month', read.month),
      need('product', read.product),
      need('average_balance', read.money),
    ],
  },
  {
    name: 'postings.csv',
    columns: [
      need('account_no', read.key),
      need('client_no', read.key),
      need('posted_on', read.day),
      need('product', read.product),
      need('amount', read.money),
      may('kind', read.transactionKind),
    ],
  },
  {
    name: 'transactions.csv',
    columns: [
      need('client_no', read.key),
      need('month', read.month),
      need('kind', read.transactionKind),
      need('amount', read.money),
      may('count', read.count),
    ],
  },
  {
    name: 'holdings.csv',
    columns: [
      need('client_no', read.key),
      need('product_name', read.text(200)),
      may('product', read.product),
      may('amount', read.money),
      may('matures_on', read.day),
    ],
  },
  {
    name: 'staff.csv',
    columns: [
      need('staff_no', read.key),
      need('name', read.text(100)),
      need('role', read.choice(roles)),
      may('branch', read.key),
    ],
  },
] as const satisfies readonly ExchangeFile[];

export type ExchangeFileName = (typeof exchangeFiles)[number]['name'];

/** Where a file keeps the columns that it should have. */
export interface HeaderPlan {
  /** For each column of the exchange file its position in the line, or -1. */
  readonly positions: readonly number[];
  readonly width: number;
  readonly unknownColumns: readonly string[];
}

/** What is wrong with a header row. */
export interface HeaderProblem {
  readonly problem: 'double-column' | 'missing-column';
  readonly columns: readonly string[];
}

/** Matches a header row with what the file should have, in any order. */
export function planHeader(
  file: ExchangeFile,
  header: readonly string[],
): HeaderPlan | HeaderProblem {
  const names = header.map((name) => name.trim());
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice.length > 0) return { problem: 'double-column', columns: [...new Set(twice)] };
  const positions = file.columns.map((column) => names.indexOf(column.name));
  const missing = file.columns.filter((column, i) => column.required && positions[i] === -1);
  if (missing.length > 0) {
    return { problem: 'missing-column', columns: missing.map((column) => column.name) };
  }
  const known = new Set<string>(file.columns.map((column) => column.name));
  return {
    positions,
    width: names.length,
    unknownColumns: names.filter((name) => !known.has(name)),
  };
}
