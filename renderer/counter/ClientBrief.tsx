import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import { Hints } from '../ui/status/Hints.tsx';
import css from './Brief.module.css';

interface BriefProps {
  readonly brief: DeskView['brief'];
  /** Whether the client was recognised. */
  readonly known: boolean;
}

/** What to know about the client today. */
export function ClientBrief({ brief, known }: BriefProps) {
  const { t } = useTranslation('counter');
  return (
    <section className={css.brief}>
      <div className={css.head}>
        <h2>{t('brief.title')}</h2>
      </div>
      {brief.hints.length > 0 ? (
        <Hints hints={brief.hints} />
      ) : (
        <p className={css.none}>{known ? t('brief.none') : t('brief.unknown')}</p>
      )}
    </section>
  );
}
