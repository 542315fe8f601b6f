import { useTranslation } from 'react-i18next';
import type { BranchView } from '../../rpc/live-views.ts';
import { alertSentence } from '../../words/alert-sentence.ts';
import { cx } from '../../ui/class-names.ts';
import { LiveAnnouncements } from '../../actions/LiveAnnouncements.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useServerNow } from '../../actions/server-clock.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import css from './NeedsPanel.module.css';

interface NeedsProps {
  readonly view: BranchView;
  /** Chooses a ticket in the lanes. */
  readonly show: (ticketId: string) => void;
}

const keyOf = ({ kind, ticketId }: BranchView['alerts'][number]) => `${kind} ${ticketId}`;

/** What needs the head now, the worst first. */
export function NeedsPanel({ view, show }: NeedsProps) {
  const { t } = useTranslation('branch');
  const { t: lobby } = useTranslation(['lobby', 'common']);
  const person = usePersonName();
  const now = useServerNow(5000);
  const waiting = new Set(view.waiting.map(({ ticket }) => ticket.id));
  return (
    <Panel title={t('needs.title')} note={view.alerts.length > 0 ? view.alerts.length : undefined}>
      {view.alerts.length === 0 && <p className={css.none}>{t('needs.none')}</p>}
      <LiveAnnouncements
        items={view.alerts.map(keyOf)}
        say={(came) =>
          view.alerts
            .filter((alert) => came.includes(keyOf(alert)))
            .map(
              (alert) => alertSentence(alert, person(alert.person), view.waiting, now, lobby).title,
            )
            .join(' ')
        }
      />
      <ul>
        {view.alerts.map((alert) => {
          const name = person(alert.person);
          const { title, text } = alertSentence(alert, name, view.waiting, now, lobby);
          return (
            <li key={keyOf(alert)} className={cx(css.need, css[alert.severity])}>
              <i aria-hidden="true" />
              {waiting.has(alert.ticketId) ? (
                <button
                  type="button"
                  className={css.head}
                  onClick={() => {
                    show(alert.ticketId);
                  }}
                >
                  {title}
                </button>
              ) : (
                <b className={css.head}>{title}</b>
              )}
              <p>{text}</p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
