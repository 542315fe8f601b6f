import { csvCell } from '../../../shared/model/csv-cell.ts';
import { maskCard, maskIdNo, maskName, maskPhone } from '../../../shared/model/clients/masking.ts';
import type { CsvProblem } from '../csv/csv-reader.rules.ts';
import type { ValueProblem } from './exchange-values.rules.ts';

/** Why a line was set aside. */
export type RejectReason =
  | ValueProblem
  | CsvProblem
  | 'required'
  | 'columns'
  | 'total'
  | 'control'
  | 'encoding'
  | 'unknown-client'
  | 'unknown-staff'
  | 'future-day'
  | 'past-day'
  | 'same-client';

/** Lines set aside up to which a file is counted to its end, so that its report says how bad it is. */
export const countedAnyway = 1_000_000;
/** A line and its end. */
const leastBytesALine = 2;
/** How many bytes one byte of a gzip file can stand for, at most. */
const mostUnpacked = 1032;

/**
 * Whether a file is bad beyond hope: more lines are set aside than may be, even if all that is left of it were sound lines.
 * @param bytesLeft on disk
 */
export function exceedsRejectLimit(
  { rows, rejected, totals }: Counted,
  bytesLeft: number,
  packed: boolean,
  limit: RejectLimit,
): boolean {
  if (rejected <= countedAnyway) return false;
  const linesLeft = (bytesLeft * (packed ? mostUnpacked : 1)) / leastBytesALine;
  return tooMany({ rows: rows + linesLeft, rejected, totals }, limit);
}

/** Lines of a file, those set aside, and those of them that are sums and count against no limit. */
export interface Counted {
  readonly rows: number;
  readonly rejected: number;
  readonly totals: number;
}

/** How many bad lines a file may have. */
export interface RejectLimit {
  /** Share of bad lines up to which the rest of a file loads. */
  readonly maxRejectShare: number;
  /** So many are always tolerated. */
  readonly toleratedLines: number;
}

/** Whether more lines are bad than may be. */
export function tooMany({ rows, rejected, totals }: Counted, limit: RejectLimit): boolean {
  return rejected - totals > Math.max(limit.toleratedLines, rows * limit.maxRejectShare);
}

/** The words of rejects.csv, in both languages of the branch. */
export const rejectWords: Readonly<
  Record<RejectReason, { readonly en: string; readonly zh: string }>
> = {
  required: { en: 'a required value is empty', zh: '必填项为空' },
  date: { en: 'not a calendar day YYYY-MM-DD', zh: '不是有效日期 YYYY-MM-DD' },
  time: { en: 'not a time YYYY-MM-DDTHH:MM:SS', zh: '不是有效时间 YYYY-MM-DDTHH:MM:SS' },
  month: { en: 'not a month YYYY-MM', zh: '不是有效月份 YYYY-MM' },
  money: { en: 'not an amount with at most two decimals', zh: '不是至多两位小数的金额' },
  count: { en: 'not a whole number', zh: '不是非负整数' },
  seconds: { en: 'not a number of seconds', zh: '不是秒数' },
  choice: { en: 'not one of the allowed words', zh: '不在允许的取值内' },
  product: { en: 'unknown product', zh: '未知产品' },
  'lunar-day': { en: 'not a lunar day MM-DD', zh: '不是农历月日 MM-DD' },
  grade: { en: 'not a risk grade from 1 to 5', zh: '不是 1 至 5 的风险等级' },
  key: {
    en: 'not a number or code of letters, digits and - _ . /',
    zh: '不是由字母、数字及 - _ . / 组成的号码或代码',
  },
  card: {
    en: 'not a card number of 12 to 19 digits, in groups at most',
    zh: '不是 12 至 19 位数字的卡号（只可按组用空格或连字符分开）',
  },
  'id-no': {
    en: 'not an identity number of its kind: a resident’s has 18 places (the last may be X) or 15 digits',
    zh: '证件号码与证件类型不符：居民身份证为 18 位（末位可为 X）或 15 位数字',
  },
  phone: {
    en: 'not one phone number, with or without an extension',
    zh: '不是一个电话号码（可带分机号）',
  },
  quantity: {
    en: 'a spreadsheet turned the number into a quantity and may have lost digits: export the column as text',
    zh: '号码被表格软件转成了数值，可能已丢失数字：请将该列设为文本后重新导出',
  },
  'too-long': { en: 'the text is too long', zh: '文字过长' },
  quote: { en: 'the quotes of the line do not match', zh: '引号不配对' },
  'line-too-long': { en: 'the line is too long', zh: '行过长' },
  columns: { en: 'the line has more or fewer columns than the header', zh: '列数与表头不符' },
  control: {
    en: 'the line holds a NUL character or a stray carriage return',
    zh: '含有空字符或多余的回车符',
  },
  encoding: {
    en: 'the line is in another encoding than the file, or cut off inside a character',
    zh: '该行编码与文件不一致，或在字符中间被截断',
  },
  total: { en: 'a line of sums, no record', zh: '合计行，不是记录' },
  'unknown-client': { en: 'no client has this number', zh: '客户号不存在' },
  'unknown-staff': { en: 'nobody of this number works here', zh: '本网点没有此员工号' },
  'future-day': { en: 'the day lies ahead', zh: '日期尚未到' },
  'past-day': { en: 'the day is past', zh: '日期已过' },
  'same-client': { en: 'a client linked to itself', zh: '客户与自身关联' },
};

const masks: Readonly<Record<string, (value: string) => string>> = {
  phone: maskPhone,
  id_no: maskIdNo,
  card_no: maskCard,
  name: maskName,
};

/** A date, in whatever form and however wrong, tells who reads the report what is wrong with it. */
const dateLike = /^[12]\d{3}[-.]\d{1,2}[-.]\d{1,2}$/;

/**
 * A value that may stand in rejects.csv: known keys by their own mask (rulebook §5); elsewhere long runs of digits and
 * Chinese words are hidden too, because a shifted column can put an identity number anywhere.
 */
export function maskRejected(column: string, value: string): string {
  const mask = masks[column];
  if (mask) return mask(value.slice(0, 64));
  return value
    .slice(0, 64)
    .normalize('NFKC')
    .replace(/[0-9](?:[ .()-]?[0-9Xx]){6,}/g, (run) => (dateLike.test(run) ? run : maskIdNo(run)))
    .replace(/\p{Script=Han}{2,}/gu, (run) => maskName(run));
}

/** One line of rejects.csv, quoted where needed, with its line end. */
export function rejectLine(
  file: string,
  line: number,
  column: string,
  value: string,
  reason: RejectReason,
): string {
  const words = rejectWords[reason];
  const cells = [
    file,
    String(line),
    column,
    maskRejected(column, value),
    `${words.en} · ${words.zh}`,
  ];
  return `${cells.map(csvCell).join(',')}\n`;
}

/** The line of rejects.csv that stands for those beyond what is listed of a file. */
export function unlistedLine(file: string, lines: number): string {
  const words = `${lines} more bad lines are not listed · 另有 ${lines} 行错误未列出`;
  return `${[file, '', '', '', words].map(csvCell).join(',')}\n`;
}

/** The header of rejects.csv. */
export const rejectHeader = 'file,line,column,value,reason\n';
