import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LobbyView } from '../../shared/contract/hall.ts';
import { cx } from '../ui/class-names.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useServerNow } from '../ui/server-clock.ts';
import { usePersonName } from '../ui/use-person-name.ts';
import { alertSentence } from './alert-sentence.ts';
import { arrowsThroughButtons } from './arrow-focus.ts';
import css from './Side.module.css';

interface NeedsYouProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly view: LobbyView;
  readonly open: (ticketId: string) => void;
}

/** What the lobby manager has to see to now, the worst first; Enter opens the ticket that it is about. */
export function NeedsYou({ ref, view, open }: NeedsYouProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const personName = usePersonName();
  const now = useServerNow(1000);
  const { alerts, waiting } = view;
  return (
    <Panel
      className={css.needs}
      title={t('needs.title')}
      note={alerts.length > 0 ? String(alerts.length) : undefined}
      aside={<Kbd keys="F8" />}
    >
      {alerts.length === 0 && <p className={css.none}>{t('needs.empty')}</p>}
      <ul ref={ref} onKeyDown={arrowsThroughButtons} aria-live="polite">
        {alerts.map((alert) => {
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
      </ul>
    </Panel>
  );
}
