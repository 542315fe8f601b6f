import type { FileSeen, LikelyColumn, Separator } from '../../../shared/model/clients/file-seen.ts';
import type { Language } from './words.ts';

const separatorNames: Readonly<Record<Separator, Readonly<Record<Language, string>>>> = {
  ',': { en: 'comma', zh: '逗号' },
  ';': { en: 'semicolon', zh: '分号' },
  '\t': { en: 'tab', zh: '制表符' },
  '|': { en: 'vertical bar', zh: '竖线' },
  '，': { en: 'full-width comma', zh: '全角逗号' },
  '；': { en: 'full-width semicolon', zh: '全角分号' },
};

/** Says what was recognised in a refused file: encoding, separator, first line, and probably meant columns. */
export function seenWords(
  { encoding, separator, header, likely }: FileSeen,
  language: Language,
): string {
  const name = separatorNames[separator][language];
  const first = header.join(' | ');
  const seen =
    language === 'zh'
      ? `  读到：编码 ${encoding.toUpperCase()}，分隔符为${name}，首行：${first}`
      : `  Seen: encoding ${encoding.toUpperCase()}, separator ${name}, first line: ${first}`;
  return likely.length === 0 ? seen : `${seen}\n  ${likelyWords(likely, language)}`;
}

/** Names unknown columns with the known ones that were probably meant. */
export function likelyWords(likely: readonly LikelyColumn[], language: Language): string {
  const pairs = likely.map(({ column, known }) => `${column} → ${known}`).join(', ');
  return language === 'zh' ? `可能应为：${pairs}` : `Perhaps meant: ${pairs}`;
}
