import { branchOffsetMs, type Instant } from '../../../shared/model/dates.ts';
import type { RestoreLoss } from '../../backup/index.ts';
import type { Language } from './words.ts';

const time = (at: Instant | null): string =>
  at === null ? '' : new Date(at + branchOffsetMs).toISOString().slice(0, 19).replace('T', ' ');

/** Says which records a restore would lose. */
export function lossWords(loss: RestoreLoss, language: Language): string {
  const { kind, records, from, to } = loss;
  const made = time(Date.parse(loss.madeAt));
  if (kind === 'unreadable') {
    return language === 'zh'
      ? `备份时间为 ${made}。现有网点的日志无法读取，因此不知道此后缺少哪些记录。`
      : `The backup is of ${made}. The log of the branch that is there cannot be read, so what it has since is not known.`;
  }
  if (kind === 'other') {
    return language === 'zh'
      ? `备份时间为 ${made}，属于另一份日志。现有网点的全部 ${records} 条记录（${time(from)} 至 ${time(to)}）都不在其中。`
      : `The backup is of ${made} and of another log: none of the ${records} records of the branch that is there (${time(from)} to ${time(to)}) is in it.`;
  }
  if (records === 0) {
    return language === 'zh'
      ? `备份时间为 ${made}，包含现有网点日志的全部记录。`
      : `The backup is of ${made} and has every record of the log that is there.`;
  }
  return language === 'zh'
    ? `备份时间为 ${made}。此后的 ${records} 条记录（${time(from)} 至 ${time(to)}）不在其中。`
    : `The backup is of ${made}. It lacks the ${records} records written since, from ${time(from)} to ${time(to)}.`;
}

/** Says that the branch cannot be opened and that the page offers a restore. */
export function recoveryWords(language: Language): string {
  return language === 'zh'
    ? '页面可以打开：它列出已知的备份，并可凭负责人或系统管理员的 PIN 恢复。'
    : 'The page opens all the same: it lists the backups that are known and restores one by the PIN of a head or an administrator.';
}
