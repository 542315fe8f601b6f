import { useTranslation } from 'react-i18next';
import type { ChecklistEntryView, TicketView } from '../../shared/contract/schemas.ts';
import { clockTime } from '../i18n/format.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/class-names.ts';
import { Kbd } from '../keyboard/Kbd.tsx';
import { onesOf } from '../words/checklist-standard.ts';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import css from './Brief.module.css';
import { SkipDialog } from '../ticket-dialogs/SkipDialog.tsx';
import { usePlaceState } from '../actions/drafts.ts';
import { Boundary } from '../actions/Boundary.tsx';

/** The client's service checklist: a digit ticks an item; a click on one that is closed takes it back. */
export function ClientChecklist({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation(['counter', 'common']);
  const [skipping, setSkipping] = usePlaceState(`counter.skipping ${ticket.id}`, false);
  const done = useAct(orpc.hall.itemDone.mutationOptions());
  const reopen = useAct(orpc.hall.itemReopened.mutationOptions());
  const { checklist } = ticket;
  const toggle = ({ item, state }: ChecklistEntryView) => {
    if (done.isPending || reopen.isPending) return;
    (state === 'open' ? done : reopen).mutate({ ticketId: ticket.id, item });
  };
  const open = checklist.filter((entry) => entry.state === 'open');
  useKeys('client', {
    ...Object.fromEntries(
      checklist.map((entry, index) => [
        String(index + 1),
        (event: KeyboardEvent) => {
          // Only a click takes back: a digit pressed twice must not undo itself.
          if (!event.repeat && entry.state === 'open') toggle(entry);
        },
      ]),
    ),
    ...(open.length > 0 && {
      S: () => {
        setSkipping(true);
      },
    }),
  });
  if (checklist.length === 0) {
    return (
      <section>
        <div className={css.head}>
          <h2>{t('checklist.title')}</h2>
        </div>
        <p className={css.none}>{t('checklist.none')}</p>
      </section>
    );
  }
  const closed = checklist.length - open.length;
  return (
    <section>
      <div className={css.head}>
        <h2>
          {t('checklist.progress', {
            name: t(`common:ones.${onesOf(checklist)}`),
            done: closed,
            due: checklist.length,
          })}
        </h2>
        {open.length > 0 && (
          <Button
            size="small"
            look="quiet"
            keys="S"
            onClick={() => {
              setSkipping(true);
            }}
          >
            {t('checklist.skip')}
          </Button>
        )}
      </div>
      <ol>
        {checklist.map((entry, index) => (
          <li key={entry.item}>
            <button
              type="button"
              role="checkbox"
              aria-checked={
                entry.state === 'done' ? true : entry.state === 'open' ? false : 'mixed'
              }
              aria-keyshortcuts={String(index + 1)}
              className={cx(css.item, css[entry.state])}
              onClick={() => {
                toggle(entry);
              }}
            >
              <span className={css.box}>
                {entry.state === 'done' && (
                  <svg viewBox="0 0 12 12" aria-hidden="true">
                    <path d="M2 6l3 3 5-6" />
                  </svg>
                )}
              </span>
              <span className={css.label}>
                {t(`common:item.${entry.item}`)} <small>{gradeOf(entry, ticket, t)}</small>
              </span>
              {entry.state === 'open' ? (
                <Kbd keys={String(index + 1)} />
              ) : (
                <small>{closedWords(entry, t)}</small>
              )}
            </button>
          </li>
        ))}
      </ol>
      {skipping && (
        <Boundary
          of="dialog"
          close={() => {
            setSkipping(false);
          }}
        >
          <SkipDialog
            ticketId={ticket.id}
            items={open.map((entry) => entry.item)}
            close={() => {
              setSkipping(false);
            }}
          />
        </Boundary>
      )}
    </section>
  );
}

type Words = ReturnType<typeof useTranslation<readonly ['counter', 'common']>>['t'];

/** What the rulebook asks of this item for this client, where it differs by tier. */
function gradeOf({ item }: ChecklistEntryView, ticket: TicketView, t: Words): string {
  if (item === 'drink') {
    return t(ticket.tier === 'diamond' ? 'checklist.premium' : 'checklist.midRange');
  }
  if (item !== 'leaflet') return '';
  const guest = ticket.ownBranch === false && ticket.tier !== 'gold';
  return t(guest ? 'checklist.ownLeaflet' : 'checklist.bestSelling');
}

function closedWords({ state, byName, at, reason }: ChecklistEntryView, t: Words): string {
  if (state === 'skipped' && reason) {
    return t('checklist.skipped', { reason: t(`common:skipReason.${reason}`) });
  }
  return [byName, at !== null && clockTime(at)].filter(Boolean).join(' ');
}
