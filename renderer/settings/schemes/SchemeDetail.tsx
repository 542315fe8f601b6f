import { useTranslation } from 'react-i18next';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { saveAsFile } from '../../actions/save-as-file.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import forms from '../forms.module.css';
import type { KnownSchemeView } from './known.ts';
import css from './Schemes.module.css';
import { useWords } from './use-words.ts';

interface SchemeDetailProps {
  readonly known: KnownSchemeView;
  /** This very version makes the tiers now. */
  readonly inUse: boolean;
  /** A copy of it was begun and not added yet. */
  readonly hasDraft: boolean;
  readonly preview: () => void;
  readonly use: () => void;
  readonly copy: () => void;
}

/** A scheme in words: what it counts, its levels with [low, high) and tier, how clients fall. */
export function SchemeDetail({ known, inUse, hasDraft, preview, use, copy }: SchemeDetailProps) {
  const { t } = useTranslation('schemes');
  const language = useLanguage();
  const words = useWords();
  const { scheme, versions } = known;
  const metric = words.metric(scheme);
  const { id, version } = scheme;
  const saving = useAct(orpc.schemes.file.mutationOptions(), ({ text }) => {
    saveAsFile(`${id}-${String(version)}.json`, text, 'application/json');
  });
  const save = () => {
    if (!saving.isPending) saving.mutate({ scheme: id, version });
  };
  useKeys('schemes', { S: save });
  const date = (day: string) => businessDate(day, language);
  const older = versions.filter(({ version }) => version !== scheme.version);
  return (
    <Panel
      title={words.name(scheme)}
      note={
        <>
          {t('list.version', { n: scheme.version })} ·{' '}
          {scheme.effectiveFrom < '1990'
            ? t('detail.effectiveAlways')
            : t('detail.effective', { date: date(scheme.effectiveFrom) })}{' '}
          · <code>{scheme.id}</code>
        </>
      }
      scroll={false}
    >
      <div className={css.detail}>
        <div className={css.acts}>
          <Button keys="P" onClick={preview}>
            {t('detail.preview')}
          </Button>
          <Button look="main" keys="U" disabled={inUse} onClick={use}>
            {t('detail.use')}
          </Button>
          <Button keys="C" onClick={copy}>
            {t(hasDraft ? 'detail.goOn' : known.builtIn ? 'detail.copy' : 'detail.next')}
          </Button>
          <Button look="quiet" keys="S" busy={saving.isPending} onClick={save}>
            {t('detail.save')}
          </Button>
        </div>
        <div className={css.said}>
          <div className={css.facts}>
            <div>
              {' '}
              <section>
                <h3>{t('detail.metric')}</h3>
                {scheme.metric.kind === 'points' && <p>{t('metric.points')}</p>}
                <ul className={css.metric}>
                  {metric.map(({ head, of }) => (
                    <li key={head}>
                      <span>{head}</span>
                      {of !== '' && <span className={css.how}>{of}</span>}
                    </li>
                  ))}
                </ul>
              </section>
              <section>
                <h3>{t('detail.falling')}</h3>
                <p>{words.falling(scheme).join(' ')}</p>
                {scheme.falling.unconfirmed && (
                  <p className={css.warn}>{t('detail.fallingUnconfirmed')}</p>
                )}
              </section>
              {older.length > 0 && (
                <section>
                  <h3>{t('detail.older')}</h3>
                  <p>
                    {older
                      .map(
                        ({ version, effectiveFrom }) =>
                          `${t('list.version', { n: version })} · ${t('detail.effective', { date: date(effectiveFrom) })}`,
                      )
                      .join(' · ')}
                  </p>
                </section>
              )}
            </div>
            <div>
              {' '}
              <section>
                <h3>{t('detail.levels')}</h3>
                <table className={forms.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t('detail.level')}</th>
                      <th scope="col">{t('detail.interval')}</th>
                      <th scope="col">{t('detail.tier')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {scheme.levels
                      .map((level, at) => (
                        <tr key={level.id} className={level.unconfirmed && forms.off}>
                          <th scope="row">{words.levelName(level)}</th>
                          <td>{words.interval(scheme, at)}</td>
                          <td>
                            <TierBadge tier={level.tier} />
                          </td>
                        </tr>
                      ))
                      .reverse()}
                  </tbody>
                </table>
              </section>
            </div>
          </div>
        </div>{' '}
      </div>
    </Panel>
  );
}
