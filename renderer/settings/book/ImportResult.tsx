import { useTranslation } from 'react-i18next';
import type { ImportEvent } from '../../../shared/contract/book.ts';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';
import { refusedWords } from './refused-words.ts';
import { RejectsTable } from './RejectsTable.tsx';
import { ScoreResult } from './ScoreResult.tsx';
import { SeenOfFile } from './SeenOfFile.tsx';

type Done = Extract<ImportEvent, { kind: 'done' }>;

/** What an import brought: per file, per tier, and the first lines that were set aside. */
export function ImportResult({ result }: { readonly result: Done }) {
  const { t } = useTranslation('settings');
  const refused = result.files.some((file) => file.refused !== undefined);
  const rejected = result.files.some((file) => file.rejected > 0);
  const title = () => {
    if (refused) return t('book.doneRefused');
    return rejected ? t('book.doneRejects') : t('book.done');
  };
  return (
    <>
      <Panel title={title()} scroll={false}>
        <div role="status" className={css.scrolling}>
          <FilesTable files={result.files} />
        </div>
      </Panel>
      <ScoreResult score={result.score} unscored={result.unscored} />
      {result.firstRejects.length > 0 && (
        <Panel
          title={t('book.rejectsTitle')}
          note={t('book.rejectsNote', {
            n: result.firstRejects.length,
            path: result.rejects ?? '',
          })}
          scroll={false}
        >
          <RejectsTable rejects={result.firstRejects} />
        </Panel>
      )}
    </>
  );
}

/** That a file landed, or did not have to. */
function Landed({ file }: { readonly file: Done['files'][number] }) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  return file.sameAs === undefined
    ? t('book.ok')
    : t('book.sameAs', { when: dayAndTime(file.sameAs.at, language) });
}

function FilesTable({ files }: { readonly files: Done['files'] }) {
  const { t } = useTranslation('settings');
  const count = (n: number) => n.toLocaleString('en-US');
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('book.file')}</th>
          <th scope="col" className={css.number}>
            {t('book.rows')}
          </th>
          <th scope="col" className={css.number}>
            {t('book.accepted')}
          </th>
          <th scope="col" className={css.number}>
            {t('book.replaced')}
          </th>
          <th scope="col" className={css.number}>
            {t('book.rejected')}
          </th>
          <th scope="col" className={css.number}>
            {t('book.seconds')}
          </th>
          <th scope="col">{t('book.result')}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.file}>
            <th scope="row">{file.file}</th>
            <td className={css.number}>{count(file.rows)}</td>
            <td className={css.number}>{count(file.accepted)}</td>
            <td className={css.number}>{count(file.replaced)}</td>
            <td className={css.number}>{count(file.rejected)}</td>
            <td className={css.number}>{t('book.secondsValue', { n: file.seconds.toFixed(1) })}</td>
            <td>
              {file.refused === undefined ? (
                <Landed file={file} />
              ) : (
                <b className={css.problem}>
                  {refusedWords(file.refused, file.about ?? file.file, t)}
                </b>
              )}
              <SeenOfFile seen={file.seen} likely={file.likelyColumns} />
              {file.unknownColumns.length > 0 && (
                <small className={css.below}>
                  {t('book.unknownColumns', { columns: file.unknownColumns.join(', ') })}
                </small>
              )}
              {file.rolesWaiting !== undefined && (
                <small className={css.below}>
                  {t('book.rolesWaiting', { count: file.rolesWaiting })}
                </small>
              )}
              {file.checkDigitFaults > 0 && (
                <small className={css.below}>
                  {t('book.checkDigits', { count: file.checkDigitFaults })}
                </small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
