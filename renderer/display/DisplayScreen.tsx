import { useTranslation } from 'react-i18next';
import { displayView, type DisplayView } from '../rpc/live-views.ts';
import { clockTime } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';
import { useClockInDoubt } from '../app/ClockNotice.tsx';
import { orpc } from '../rpc/client.ts';
import { useLive } from '../rpc/use-live.ts';
import { useRuleWords } from '../words/rule-words.ts';
import { useServerNow } from '../actions/server-clock.ts';
import css from './DisplayScreen.module.css';
import { useAnnouncements } from './use-announcements.ts';

/** How many calls stand beside the one that is shown large. */
const lastCalls = 5;

/** The television of the hall: who is called where, by which rule. Numbers only, never names. */
export function DisplayScreen() {
  const live = useLive(orpc.queue.display, displayView);
  return <Stage view={live.data} stale={live.stale || !live.data} />;
}

function Stage({ view, stale }: { view: DisplayView | undefined; stale: boolean }) {
  const { t } = useTranslation('display');
  const language = useLanguage();
  const rule = useRuleWords();
  const now = useServerNow();
  const { t: common } = useTranslation('common');
  const inDoubt = useClockInDoubt();
  const { call, before, ...announcer } = useAnnouncements(view?.calls);
  return (
    <div className={css.stage} onPointerDown={announcer.enable} data-sound={announcer.sound}>
      <main className={css.call} aria-live="assertive">
        {call ? (
          <div key={`${call.number} ${call.at} ${call.recalls}`} className={css.flash}>
            <h1 className={css.number}>{call.number}</h1>
            <p>
              {t('pleaseBefore')} <strong>{call.counter}</strong> {t('pleaseAfter')}
            </p>
          </div>
        ) : (
          <div>
            <h1>{t('welcome')}</h1>
            <p>{t('ready')}</p>
          </div>
        )}
      </main>
      <section className={css.last} aria-label={t('last')}>
        <h2>{t('last')}</h2>
        {before.length === 0 && <p className={css.none}>{t('noLast')}</p>}
        <ol>
          {before.slice(0, lastCalls).map(({ number, counter, at }) => (
            <li key={`${number} ${at}`}>
              <b>{number}</b>
              <span>{t('counter', { n: counter })}</span>
            </li>
          ))}
        </ol>
        <p className={css.waiting}>
          {view && (view.waiting === 0 ? t('nobody') : t('waiting', { n: view.waiting }))}
        </p>
      </section>
      <footer className={css.foot}>
        <b>{view && localText(view.branch, language)}</b>
        <span className={css.rule}>{view && rule.sentence(view.rule)}</span>
        {stale && <span className={css.notice}>{t('offline')}</span>}
        {inDoubt && <span className={css.notice}>{common('clock.show')}</span>}
        {announcer.sound === 'off' && <span className={css.notice}>{t('sound')}</span>}
        <time>{clockTime(now)}</time>
      </footer>
    </div>
  );
}
