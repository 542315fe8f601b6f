import { useTranslation } from 'react-i18next';
import type { FileSeen, LikelyColumn, Separator } from '../../../shared/model/clients/file-seen.ts';
import css from '../forms.module.css';

const separatorNames = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  '，': 'wideComma',
  '；': 'wideSemicolon',
} as const satisfies Record<Separator, string>;

interface SeenOfFileProps {
  readonly seen: FileSeen | undefined;
  readonly likely: readonly LikelyColumn[] | undefined;
}

/** What was seen of a file that was refused for its form, and which columns were likely meant by unknown ones. */
export function SeenOfFile({ seen, likely = seen?.likely ?? [] }: SeenOfFileProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      {seen && (
        <small className={css.below}>
          {t('book.seen', {
            encoding: seen.encoding.toUpperCase(),
            separator: t(`book.separator.${separatorNames[seen.separator]}`),
            header: seen.header.join(' | '),
          })}
        </small>
      )}
      {likely.length > 0 && (
        <small className={css.below}>
          {t('book.likely', {
            pairs: likely.map(({ column, known }) => `${column} → ${known}`).join(', '),
          })}
        </small>
      )}
    </>
  );
}
