import { useTranslation } from 'react-i18next';
import type { BranchView } from '../../shared/contract/queue.ts';
import type { AlertView } from '../../shared/contract/schemas.ts';
import { clockTime } from '../i18n/format.ts';
import { cx } from '../ui/class-names.ts';
import { Panel } from '../ui/Panel.tsx';
import { useServerNow } from '../ui/server-clock.ts';
import { usePersonName } from '../ui/use-person-name.ts';
import css from './NeedsPanel.module.css';

interface NeedsProps {
  readonly view: BranchView;
  /** Chooses a ticket in the lanes. */
  readonly show: (ticketId: string) => void;
}

/** What needs the head now, the worst first. */
export function NeedsPanel({ view, show }: NeedsProps) {
  const { t } = useTranslation('branch');
  const words = useAlertWords();
  const waiting = new Set(view.waiting.map(({ ticket }) => ticket.id));
  return (
    <Panel title={t('needs.title')} note={view.alerts.length > 0 ? view.alerts.length : undefined}>
      {view.alerts.length === 0 && <p className={css.none}>{t('needs.none')}</p>}
      <ul aria-live="polite">
        {view.alerts.map((alert) => {
          const { head, text } = words(alert);
          return (
            <li
              key={`${alert.kind} ${alert.ticketId}`}
              className={cx(css.need, css[alert.severity])}
            >
              <i aria-hidden="true" />
              {waiting.has(alert.ticketId) ? (
                <button
                  type="button"
                  className={css.head}
                  onClick={() => {
                    show(alert.ticketId);
                  }}
                >
                  {head}
                </button>
              ) : (
                <b className={css.head}>{head}</b>
              )}
              <p>{text}</p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function useAlertWords() {
  const { t } = useTranslation('branch');
  const person = usePersonName();
  const now = useServerNow(10_000);
  return (alert: AlertView): { readonly head: string; readonly text: string } => {
    const values = {
      number: alert.number,
      person: person(alert.person),
      time: clockTime(alert.at),
      name: alert.staffName ?? t('needs.nobody'),
      minutes: Math.max(0, Math.floor((now - alert.at) / 60_000)),
    };
    const next = alert.counter === null ? '' : ` ${t('needs.atCounter', { n: alert.counter })}`;
    switch (alert.kind) {
      case 'promise-near':
        return { head: t('needs.nearHead', values), text: t('needs.nearText', values) + next };
      case 'promise-broken':
        return { head: t('needs.brokenHead', values), text: t('needs.brokenText', values) + next };
      case 'receiver-silent':
        return { head: t('needs.silentHead', values), text: t('needs.silentText', values) };
      case 'receiver-declined':
        return { head: t('needs.declinedHead', values), text: t('needs.declinedText', values) };
      case 'diamond-of-other-branch':
        return { head: t('needs.otherHead', values), text: t('needs.otherText', values) };
    }
  };
}
