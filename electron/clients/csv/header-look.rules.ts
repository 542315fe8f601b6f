import { foldKey } from '../../../shared/model/clients/fold.ts';
import {
  separators,
  type FileSeen,
  type LikelyColumn,
  type Separator,
} from '../../../shared/model/clients/file-seen.ts';
import { planHeader, type ExchangeFile } from './exchange-files.rules.ts';

/** How columns are called in the systems that files come from, folded to letters alone. */
const otherNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    client_no: 'customerno,custno,customerid,clientid,客户号,客户编号,客户代码,核心客户号,客户',
    name: '姓名,客户姓名,客户名称,名称,户名,fullname,员工姓名',
    gender: 'sex,性别',
    birth_date: 'birthday,dateofbirth,dob,出生日期,生日',
    id_type: '证件类型,证件种类',
    id_no: 'idcard,idnumber,证件号码,证件号,身份证号,身份证号码,身份证',
    phone: 'mobile,tel,telephone,phoneno,phonenumber,手机,手机号,手机号码,电话,联系电话',
    home_branch: '开户网点,所属网点,开户机构,归属机构',
    manager_no: 'manager,客户经理,经理工号,客户经理工号',
    occupation: 'job,职业',
    client_since: 'since,开户日期',
    employer_no: '单位客户号,单位编号',
    risk_grade: 'risklevel,风险等级',
    card_no: 'cardnumber,卡号,银行卡号',
    product: '产品,产品类型',
    month: '月份',
    average_balance: 'balance,avgbalance,日均余额,月日均余额,余额',
    account_no: 'account,accountnumber,账号,帐号,账户',
    posted_on: 'postingdate,date,记账日期,交易日期,日期',
    amount: '金额,发生额',
    kind: 'type,类型,交易类型',
    count: '笔数',
    product_name: '产品名称',
    matures_on: 'maturity,maturitydate,到期日,到期日期',
    staff_no: 'employeeno,staffid,工号,员工号,员工编号',
    role: '岗位,角色',
    branch: '网点,机构',
    ticket_ref: 'ticket,票号,排队号',
    arrived_at: 'arrival,取号时间,到达时间',
  }).flatMap(([known, names]) => names.split(',').map((name) => [name, known])),
);

const lettersOf = (name: string): string =>
  foldKey(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The column that was likely meant by this name; null where none is near. */
export function nearestColumn(file: ExchangeFile, name: string): string | null {
  const letters = lettersOf(name);
  if (letters === '') return null;
  const known = file.columns.map((column) => column.name);
  const called = otherNames[letters];
  if (called !== undefined && known.includes(called)) return called;
  let best: string | null = null;
  let least = Math.floor(letters.length / 3) + 1;
  for (const column of known) {
    const away = distance(letters, lettersOf(column));
    if (away < least) [best, least] = [column, away];
  }
  return best;
}

/** Letters to put in, leave out or change between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Columns of a header that the file does not have, with those that were likely meant. */
export function likelyColumns(file: ExchangeFile, unknown: readonly string[]): LikelyColumn[] {
  return unknown.flatMap((column) => {
    const known = nearestColumn(file, column);
    return known === null ? [] : [{ column: column.slice(0, 40), known }];
  });
}

/** What a first line that is no header is instead. */
export interface HeaderLook {
  readonly problem: 'wrong-separator' | 'title-line' | 'no-header' | null;
  /** Of a title the line on which the header is. */
  readonly line: number;
  readonly seen: Omit<FileSeen, 'encoding'>;
}

/**
 * Looks at a first line that is no header.
 * @param following records after it, with the line that each begins on
 */
export function lookAtHeader(
  file: ExchangeFile,
  fields: readonly string[],
  following: readonly { readonly fields: readonly string[]; readonly line: number }[],
): HeaderLook {
  const text = fields.join(',');
  const said = declared(text);
  const separator = said ?? likeliestSeparator(file, text);
  // What is shown is the header, not the line before it that declares the separator.
  const first = said === null ? fields : (following[0]?.fields ?? fields);
  const cells = separator === ',' ? first : first.join(',').split(separator);
  const title = following.find((record) => !('problem' in planHeader(file, record.fields)));
  const known = knownIn(file, cells);
  const data = known === 0 && cells.some((cell) => /\d[\d./-]{3,}/.test(foldKey(cell)));
  // A line that may be a client's shows no cell as it is, and a header only cells that name a column.
  const isHeader = known > 0 && known * 2 >= cells.length;
  const header = cells.slice(0, 30).map((cell) => {
    const shown = foldKey(cell).slice(0, 40);
    return isHeader && namesColumn(file, shown) ? shown : hidden(shown);
  });
  const names = new Set<string>(file.columns.map((column) => column.name));
  const likely = isHeader
    ? likelyColumns(
        file,
        header.filter((name) => !names.has(name)),
      )
    : [];
  const problem =
    separator !== ',' ? 'wrong-separator' : title ? 'title-line' : data ? 'no-header' : null;
  return { problem, line: title?.line ?? 1, seen: { separator, header, likely } };
}

/** Whether a cell is, or is plainly meant as, the name of a column: never a value. */
function namesColumn(file: ExchangeFile, cell: string): boolean {
  if (nearestColumn(file, cell) !== null) return true;
  return /^[a-z]+(_[a-z]+)+$/.test(cell) || headerWords.test(cell);
}

/** Words of column names that no client is called by. */
const headerWords =
  /^[^\d]*(?:客户|姓名|证件|电话|手机|日期|金额|余额|网点|机构|编号|号码|产品|卡号|账号)[^\d]*$/;

/** A cell with the first character of each word alone. */
const hidden = (cell: string): string =>
  cell.replace(/[\p{L}\p{N}]+/gu, (word) => {
    const [first = '', ...rest] = word;
    return first + '*'.repeat(rest.length);
  });

/** The separator that a first line "sep=;" declares, as spreadsheets understand it. */
export function declared(text: string): Separator | null {
  const found = /^"?sep=(.)"?$/i.exec(text.trimStart())?.[1];
  return separators.find((separator) => separator === found) ?? null;
}

const knownIn = (file: ExchangeFile, cells: readonly string[]): number =>
  cells.filter((cell) => nearestColumn(file, cell) !== null).length;

function likeliestSeparator(file: ExchangeFile, text: string): Separator {
  let best: Separator = ',';
  let most = knownIn(file, text.split(','));
  for (const separator of separators) {
    const cells = text.split(separator);
    const known = cells.length > 1 ? knownIn(file, cells) : 0;
    if (known > most) [best, most] = [separator, known];
  }
  return best;
}
