import { branchOffsetMs, type Instant } from '../../../shared/model/dates.ts';
import type { ChainFinding } from '../../branch-log/index.ts';
import type { Language } from './words.ts';

type FindingWords = Readonly<Record<Language, (from: number, until: number) => string>>;

const chainFindings: Readonly<Record<ChainFinding['problem'], FindingWords>> = {
  hash: {
    en: (seq) =>
      `Record ${seq} of the log is not what was written, or one before it was taken out.`,
    zh: (seq) => `日志第 ${seq} 条记录与写入时不符，或其前有记录被移走。`,
  },
  missing: {
    en: (seq) => `Record ${seq} of the log is missing.`,
    zh: (seq) => `日志缺少第 ${seq} 条记录。`,
  },
  unreadable: {
    en: (seq) => `Record ${seq} of the log cannot be read.`,
    zh: (seq) => `日志第 ${seq} 条记录无法读取。`,
  },
  outside: {
    en: (seq) => `Record ${seq} stands outside the log: no console wrote it.`,
    zh: (seq) => `第 ${seq} 条记录在日志范围之外，并非控制台写入。`,
  },
  cut: {
    en: (seq, until) => `The end of the log is cut off: records ${seq} to ${until} were there.`,
    zh: (seq, until) => `日志结尾被截去：第 ${seq} 至 ${until} 条记录曾经存在。`,
  },
  rewritten: {
    en: (seq, until) => `The log was written anew somewhere from record ${seq} to ${until}.`,
    zh: (seq, until) => `第 ${seq} 至 ${until} 条记录之间的日志被重写。`,
  },
  'other-log': {
    en: () => 'The kept heads or day reports belong to another log: this one was put in its place.',
    zh: () => '保存的链头或日报属于另一份日志：日志已被替换。',
  },
  'heads-missing': {
    en: () =>
      'branch.heads is missing: whether the end of the log was cut off cannot be told. Compare with a backup.',
    zh: () => '缺少 branch.heads，无法判断日志结尾是否被截去。请与备份核对。',
  },
  'heads-unreadable': {
    en: () =>
      'branch.heads cannot be read: whether the end of the log was cut off cannot be told. Compare with a backup.',
    zh: () => '无法读取 branch.heads，无法判断日志结尾是否被截去。请与备份核对。',
  },
  'anchor-missing': {
    en: () =>
      'branch.anchor is missing: whether the last acts before the last end are all there cannot be told. Compare with a backup.',
    zh: () => '缺少 branch.anchor，无法判断上次结束前的操作是否都在。请与备份核对。',
  },
  'anchor-unreadable': {
    en: () =>
      'branch.anchor cannot be read: whether the last acts before the last end are all there cannot be told. Compare with a backup.',
    zh: () => '无法读取 branch.anchor，无法判断上次结束前的操作是否都在。请与备份核对。',
  },
  'audit-cut': {
    en: (seq, until) => `The end of the audit is cut off: its lines ${seq} to ${until} were there.`,
    zh: (seq, until) => `审计记录结尾被截去：第 ${seq} 至 ${until} 条曾经存在。`,
  },
  'audit-changed': {
    en: (seq) => `Line ${seq} of the audit is not what was written.`,
    zh: (seq) => `第 ${seq} 条审计记录与写入时不符。`,
  },
};

/** Says how many records are missing and from when, if that is known. */
function lostWords({ seq, until = seq, from, to }: ChainFinding, language: Language): string {
  if (typeof to !== 'number') return '';
  const time = (at: Instant) =>
    new Date(at + branchOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
  const count = until - seq + 1;
  if (language === 'zh') {
    const after = typeof from === 'number' ? `在 ${time(from)} 之后、` : '';
    return `共缺 ${count} 条已确认的记录，写入时间${after}至 ${time(to)}。`;
  }
  const after = typeof from === 'number' ? ` after ${time(from)} and` : '';
  return ` ${count} confirmed records are gone, written${after} up to ${time(to)}.`;
}

/** Says what verification has found. */
export function verifyWords(
  found: { sound: boolean; firstBad: ChainFinding | null; stateEqual: boolean },
  language: Language,
): string {
  const { sound, firstBad } = found;
  if (firstBad) {
    const { problem, seq, until = seq } = firstBad;
    return chainFindings[problem][language](seq, until) + lostWords(firstBad, language);
  }
  if (!sound) {
    return language === 'zh' ? '数据库完整性检查未通过。' : 'A database fails its integrity check.';
  }
  return language === 'zh'
    ? '当前状态与日志重放的结果不一致。'
    : 'The present state is not what the log replays to.';
}

/** Says that a day report cannot be read. */
export function reportUnreadable(file: string, language: Language): string {
  return language === 'zh'
    ? `日报 ${file} 无法读取，未与日志核对；日志本身不受影响。`
    : `The day report ${file} cannot be read and was not compared. The log itself is not touched by this.`;
}

/** Says that a day report was changed. */
export function reportChanged(file: string, language: Language): string {
  return language === 'zh'
    ? `日报 ${file} 与写入时不符；日志本身不受影响，可用 day-report 重新生成。`
    : `The day report ${file} is not what was written. The log itself is not touched by this; day-report makes it again.`;
}

/** Says that stored scores were changed. */
export function scoresChanged(scheme: string, language: Language): string {
  return language === 'zh'
    ? `方案 ${scheme} 的评分与评分时写入的不符。请重新评分（score）。`
    : `The scores of scheme ${scheme} are not what the scoring wrote. Score again (score).`;
}

/** Says that what is kept of relationship work is not what the log gives. */
export function relationshipChanged(language: Language): string {
  return language === 'zh'
    ? '客户维护的保存状态或文字与日志不一致；日志本身不受影响。'
    : 'What is kept of relationship work, or a text of it, is not what the log has. The log itself is not touched by this.';
}
