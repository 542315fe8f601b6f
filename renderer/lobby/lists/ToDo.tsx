import type { Ref } from 'react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LobbyView } from '../../rpc/live-views.ts';
import { clockTime } from '../../i18n/format.ts';
import { cx } from '../../ui/class-names.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useServerNow } from '../../actions/server-clock.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import { alertSentence } from '../../words/alert-sentence.ts';
import { arrowsThroughButtons } from '../../keyboard/arrow-focus.ts';
import css from '../Side.module.css';

interface NeedsYouProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly view: LobbyView;
  readonly open: (ticketId: string) => void;
  /** Opens the list of expected clients. */
  readonly expect: () => void;
  /** Opens the waiting list, which shows all overdue tickets. */
  readonly showWaiting: () => void;
}

/** How many overdue tickets are shown one by one, so that they do not hide other alerts. */
const brokenShown = 3;
/** How long a missed appointment is shown here; later it is in the list of appointments. */
const missedShownMs = 60 * 60_000;

/** To do for the lobby manager, the most severe first; Enter opens the ticket. */
export const ToDo = memo(function ToDo({ ref, view, open, expect, showWaiting }: NeedsYouProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const personName = usePersonName();
  const now = useServerNow(1000);
  const { alerts, waiting } = view;
  const broken = alerts.filter(({ kind }) => kind === 'promise-broken');
  const folded = new Set(broken.slice(brokenShown));
  const missed = view.appointments.filter(
    ({ state, until }) => state === 'missed' && now - until < missedShownMs,
  );
  const count = alerts.length + missed.length;
  return (
    <Panel
      className={css.needs}
      title={t('needs.title')}
      note={count > 0 ? String(count) : undefined}
      aside={<Kbd keys="F8" />}
    >
      {count === 0 && <p className={css.none}>{t('needs.empty')}</p>}
      <ul ref={ref} onKeyDown={arrowsThroughButtons}>
        {alerts.map((alert) => {
          if (folded.has(alert)) return null;
          const { title, text } = alertSentence(alert, personName(alert.person), waiting, now, t);
          return (
            <li key={`${alert.kind} ${alert.ticketId}`}>
              <button
                type="button"
                className={cx(css.need, alert.severity === 'alarm' && css.alarm)}
                onClick={() => {
                  open(alert.ticketId);
                }}
              >
                <i className={css.mark} aria-hidden="true" />
                <b>{title}</b>
                <span className={css.text}>{text}</span>
              </button>
            </li>
          );
        })}
        {missed.map(({ id, at, person, tier }) => (
          <li key={id}>
            <button type="button" className={cx(css.need)} onClick={expect}>
              <i className={css.mark} aria-hidden="true" />
              <b>{t('needs.missed', { time: clockTime(at), person: personName(person) })}</b>
              <span className={css.text}>
                {t(`common:tier.${tier}`)} · {t('needs.missedText')} <Kbd keys="Alt+E" />
              </span>
            </button>
          </li>
        ))}
        {folded.size > 0 && (
          <li>
            <button type="button" className={cx(css.need, css.alarm)} onClick={showWaiting}>
              <i className={css.mark} aria-hidden="true" />
              <span>
                {t('needs.more', { count: folded.size })} <Kbd keys="F3" />
              </span>
            </button>
          </li>
        )}
      </ul>
    </Panel>
  );
});
