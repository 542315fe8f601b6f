import { clientKinds, genders, idTypes, type Client } from '../../shared/model/client.ts';
import type { Value } from './exchange-values.rules.ts';
import { phoneText } from './phone-form.rules.ts';
import { reversed } from './query.rules.ts';

/*
 * The book keeps what it knows of a client, but for the number, in one array of SQLite's binary JSON: in the order of
 * clients.csv; null, or missing at the end, = unknown. What was a rule of a column is one here: whoever imports has
 * values from the readers of the exchange file, the table's CHECK holds for everybody else, and who reads refuses what
 * neither would have let in.
 */

/** The attributes of a client as the book names them, in the array's order: the columns of clients.csv but the first. */
export const attributeNames = [
  'name',
  'gender',
  'birth_date',
  'id_type',
  'id_no_reversed',
  'phone_reversed',
  'home_branch',
  'manager_no',
  'occupation',
  'orientation',
  'client_since',
  'kind',
  'employer_no',
  'drink',
  'risk_grade',
  'risk_assessed_on',
  'caution',
] as const;

/** The array as JSON. @param values of a line of clients.csv, the client's number first */
export function attributesJson(values: readonly Value[]): string {
  let end = values.length;
  while (end > 1 && values[end - 1] === null) end -= 1;
  return JSON.stringify(values.slice(1, end));
}

/** The attributes from the array as JSON. @throws Error when it is none */
export function attributesOf(json: string): readonly Value[] {
  const values = JSON.parse(json) as unknown;
  if (!Array.isArray(values) || values.length > attributeNames.length) throw damaged();
  return values as readonly Value[];
}

/**
 * A client of the book.
 * @param json the array of attributes as JSON
 * @throws Error when an attribute is of another kind than the book lets in
 */
export function clientOf(clientId: number, clientNo: string, json: string): Client {
  const values = attributesOf(json);
  const name = text(values[0]);
  if (name === null) throw damaged();
  return {
    clientId,
    clientNo,
    name,
    gender: oneOf(genders, values[1]),
    birthDate: text(values[2]),
    idType: oneOf(idTypes, values[3]),
    idNo: unmirrored(values[4]),
    phone: phoneIn(unmirrored(values[5])),
    homeBranch: text(values[6]),
    managerNo: text(values[7]),
    occupation: text(values[8]),
    orientation: text(values[9]),
    clientSince: text(values[10]),
    kind: oneOf(clientKinds, values[11]),
    employerNo: text(values[12]),
    drink: text(values[13]),
    riskGrade: grade(values[14]),
    riskAssessedOn: text(values[15]),
    caution: text(values[16]),
  };
}

const damaged = (): Error => new Error('a client of the book is damaged');

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw damaged();
  return value;
}

function unmirrored(value: unknown): string | null {
  const key = text(value);
  return key === null ? null : reversed(key);
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | null {
  if (value === null || value === undefined) return null;
  for (const word of words) if (word === value) return word;
  throw damaged();
}

const phoneIn = (key: string | null): string | null => (key === null ? null : phoneText(key));

const isGrade = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5;

function grade(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (!isGrade(value)) throw damaged();
  return value;
}
