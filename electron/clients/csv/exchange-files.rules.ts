import { clientKinds, genders, idTypes } from '../../../shared/model/clients/client.ts';
import { foldKey } from '../../../shared/model/clients/fold.ts';
import { assignmentSources } from '../../../shared/model/relationship/assignment.ts';
import { contactCauses, contactKinds } from '../../../shared/model/relationship/contact.ts';
import { linkRelations } from '../../../shared/model/relationship/facts.ts';
import { roles } from '../../../shared/model/people/roles.ts';
import { cardNoIsSound, idNoHasDay, idNoIsSound } from '../checks/check-digits.rules.ts';
import * as read from '../checks/exchange-values.rules.ts';
import type { Beside, ValueReader } from '../checks/exchange-values.rules.ts';
import { cardNoOf, residentIdOf } from '../checks/key-forms.rules.ts';
import { phoneIsKnown, phoneOf } from '../checks/phone-form.rules.ts';
import * as plain from '../checks/validators.rules.ts';
import type { PlainReader } from '../checks/validators.rules.ts';

/** A column of an exchange file. */
export interface Column {
  readonly name: string;
  readonly required: boolean;
  readonly read: ValueReader;
  /** Whether the text between two places is sound and stored as it stands: most values are, and need no copy. */
  readonly plain?: PlainReader;
  /** Text for people: folded as such. Everything else is folded as keys are. */
  readonly text?: true;
  /** Kept back to front: one index then finds both the whole key and its last digits. */
  readonly mirrored?: true;
}

/** An exchange file that the import takes. */
export interface ExchangeFile {
  readonly name: string;
  readonly columns: readonly Column[];
  /** How many numbers of a line have a wrong check digit or form: told, never refused. */
  readonly wrongDigits?: (field: Beside) => number;
}

type Reading = Pick<Column, 'read' | 'plain' | 'mirrored' | 'text'>;

const need = (name: string, reading: Reading): Column => ({ name, required: true, ...reading });
const may = (name: string, reading: Reading): Column => ({ name, required: false, ...reading });

const code: Reading = { read: read.code, plain: plain.code };
const branch: Reading = { read: read.branch, plain: plain.code };
const cardNo: Reading = { read: read.cardNo, plain: plain.digits(12, 19), mirrored: true };
const phone: Reading = { read: read.phone, plain: plain.phone, mirrored: true };
const text = (length: number): Reading => ({
  read: read.text(length),
  plain: plain.text(length),
  text: true,
});
const day: Reading = { read: read.day, plain: plain.day };
const choice = (words: readonly string[]): Reading => ({
  read: read.choice(words),
  plain: plain.choice(words),
});

const idTypeAt = 4;
const idNoAt = 5;
const phoneAt = 6;
const kindAt = 11;
const cardNoAt = 0;
const idNo: Reading = {
  read: read.idNo(idTypeAt, kindAt),
  plain: plain.residentId,
  mirrored: true,
};

/** A number of 15 digits has no check character: its date alone can be wrong. */
const residentIsSound = (idNo: string): boolean =>
  idNoHasDay(idNo) && (idNo.length === 15 || idNoIsSound(idNo));

/** Numbers of a client with a wrong check digit, date or form. */
function wrongOfClient(field: Beside): number {
  const idNo = field(idNoAt);
  const type = field(idTypeAt);
  const resident = type === '' || type === 'resident_id' ? residentIdOf(idNo) : null;
  const phone = phoneOf(field(phoneAt));
  return (
    (resident !== null && !residentIsSound(resident) ? 1 : 0) +
    (phone !== null && !phoneIsKnown(phone.number) ? 1 : 0)
  );
}

/**
 * Raise it with any change of what a line means to the book: another column, reader or loading. Files that were read by
 * another version are then read again, though the book has seen them.
 */
export const readingVersion = 3;

/** Files in the order in which they load: clients first, since every other line names one. */
export const exchangeFiles = [
  {
    name: 'clients.csv',
    columns: [
      need('client_no', code),
      need('name', text(100)),
      may('gender', choice(genders)),
      may('birth_date', day),
      may('id_type', choice(idTypes)),
      may('id_no', idNo),
      may('phone', phone),
      may('home_branch', branch),
      may('manager_no', code),
      may('occupation', text(100)),
      may('orientation', text(100)),
      may('client_since', day),
      may('kind', choice(clientKinds)),
      may('employer_no', code),
      may('drink', text(100)),
      may('risk_grade', { read: read.grade }),
      may('risk_assessed_on', day),
      may('caution', text(1000)),
      may('lunar_birthday', { read: read.lunarDay }),
    ],
    wrongDigits: wrongOfClient,
  },
  {
    name: 'cards.csv',
    columns: [need('card_no', cardNo), need('client_no', code), may('product', text(100))],
    wrongDigits: (field) => (cardNoIsSound(cardNoOf(field(cardNoAt)) ?? '') ? 0 : 1),
  },
  {
    name: 'balances.csv',
    columns: [
      need('client_no', code),
      need('month', { read: read.month }),
      need('product', { read: read.product }),
      need('average_balance', { read: read.money }),
    ],
  },
  {
    name: 'postings.csv',
    columns: [
      need('account_no', code),
      need('client_no', code),
      need('posted_on', day),
      need('product', { read: read.product }),
      need('amount', { read: read.money }),
      may('kind', { read: read.transactionKind }),
    ],
  },
  {
    name: 'transactions.csv',
    columns: [
      need('client_no', code),
      need('month', { read: read.month }),
      need('kind', { read: read.transactionKind }),
      need('amount', { read: read.money }),
      may('count', { read: read.count }),
    ],
  },
  {
    name: 'holdings.csv',
    columns: [
      need('client_no', code),
      need('product_name', text(200)),
      may('product', { read: read.product }),
      may('amount', { read: read.money }),
      may('matures_on', day),
    ],
  },
  {
    name: 'staff.csv',
    columns: [
      need('staff_no', code),
      need('name', text(100)),
      need('role', choice(roles)),
      may('branch', branch),
    ],
  },
  {
    name: 'products.csv',
    columns: [
      need('product_name', text(100)),
      may('risk_grade', { read: read.grade }),
      may('family', text(100)),
    ],
  },
  // Relationship work: after the people and clients whom it names.
  {
    name: 'assignments.csv',
    columns: [
      need('client_no', code),
      need('executor_no', code),
      may('lead_no', code),
      may('source', choice(assignmentSources)),
      may('reason', text(300)),
    ],
  },
  {
    name: 'contacts.csv',
    columns: [
      need('client_no', code),
      need('contacted_on', day),
      need('kind', choice(contactKinds)),
      need('staff_no', code),
      may('reached', { read: read.yesNo }),
      may('cause', choice(Object.keys(contactCauses))),
      may('next_on', day),
      may('next_kind', choice(contactKinds)),
      may('report', text(2000)),
    ],
  },
  {
    name: 'links.csv',
    columns: [
      need('client_no', code),
      need('other_no', code),
      need('relation', choice(linkRelations)),
    ],
  },
] as const satisfies readonly ExchangeFile[];

/** Files of relationship work: their lines become facts of the branch's log. */
export const factFiles = ['assignments.csv', 'contacts.csv', 'links.csv'] as const;
export type FactFile = (typeof factFiles)[number];

export type ExchangeFileName = (typeof exchangeFiles)[number]['name'];

/** The columns of an exchange file. */
export function columnsOf(name: ExchangeFileName): readonly Column[] {
  return exchangeFiles.find((file) => file.name === name)?.columns ?? [];
}

/** What the book calls a column. */
export const bookColumn = ({ name, mirrored }: Column): string =>
  mirrored ? `${name}_reversed` : name;

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
  const names = header.map(foldKey);
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
