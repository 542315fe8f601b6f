import { rejectWords, type RejectReason } from '../../clients/index.ts';
import type { Language } from './words.ts';

/** Says that a line was rejected. */
export function badLineWords(
  at: { readonly file: string; readonly line: number; readonly column: string },
  reason: RejectReason,
  language: Language,
): string {
  const where = at.column === '' ? '' : ` ${at.column}:`;
  return language === 'zh'
    ? `${at.file} 第 ${at.line} 行已搁置：${where} ${rejectWords[reason].zh}`
    : `${at.file}, line ${at.line}, set aside:${where} ${rejectWords[reason].en}`;
}

/** Says which lines of a file were rejected. */
export function leftOutWords(
  found: {
    readonly file: string;
    readonly unknownColumns: readonly string[];
    readonly rejected: number;
    readonly replaced: number;
  },
  language: Language,
): string[] {
  const { file, unknownColumns, rejected, replaced } = found;
  const names = unknownColumns.join(', ');
  const zh = language === 'zh';
  return [
    names === ''
      ? ''
      : zh
        ? `${file}：忽略未知列 ${names}`
        : `${file}: unknown columns ignored: ${names}`,
    rejected === 0
      ? ''
      : zh
        ? `${file}：共搁置 ${rejected} 行`
        : `${file}: ${rejected} lines set aside`,
    replaced === 0
      ? ''
      : zh
        ? `${file}：${replaced} 行被同一号码的后续行替换`
        : `${file}: ${replaced} lines replaced by later lines of the same ticket`,
  ].filter((sentence) => sentence !== '');
}
