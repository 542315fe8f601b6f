import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistEntryView, TicketView } from '../../../shared/contract/schemas.ts';
import { useMay } from '../../app/session.ts';
import { clockTime } from '../../i18n/format.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { onesOf } from '../../words/checklist-standard.ts';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './Checklist.module.css';
import { countOf } from './checklist-figures.ts';
import { SkipDialog } from '../../ticket-dialogs/SkipDialog.tsx';
import { usePlaceState } from '../../actions/drafts.ts';
import { Boundary } from '../../actions/Boundary.tsx';

type Item = ChecklistEntryView['item'];

interface ChecklistProps {
  readonly ticket: TicketView;
  /** Opened for input: it takes the focus, and with it the digit keys. */
  readonly focused: boolean;
}

/** The service checklist of a ticket: a digit completes an item; items can be skipped with a reason, and reopened. */
export function Checklist({ ticket, focused }: ChecklistProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const may = useMay();
  const list = useRef<HTMLUListElement>(null);
  const [skipping, setSkipping] = usePlaceState<readonly Item[] | null>(
    `lobby.skip ${ticket.id}`,
    null,
  );
  const done = useAct(orpc.hall.itemDone.mutationOptions());
  const reopened = useAct(orpc.hall.itemReopened.mutationOptions());
  const { checklist, id: ticketId } = ticket;
  useEffect(() => {
    if (focused) list.current?.focus();
  }, [focused, ticketId]);
  const canTick = may('checklist');
  const tick = ({ item, state }: ChecklistEntryView) => {
    if (state === 'open') done.mutate({ ticketId, item });
    else reopened.mutate({ ticketId, item });
  };
  const open = checklist.flatMap(({ item, state }) => (state === 'open' ? [item] : []));
  useKeys(
    'ticket',
    {
      ...Object.fromEntries(
        checklist.map((entry, index) => [
          String(index + 1),
          () => {
            if (entry.state === 'open') tick(entry);
          },
        ]),
      ),
      S:
        open.length === 0
          ? undefined
          : () => {
              setSkipping(open);
            },
    },
    { enabled: canTick },
  );
  if (checklist.length === 0) return <p className={css.none}>{t('ticket.noChecklist')}</p>;
  const { done: finished, due } = countOf(checklist);
  return (
    <div className={css.part}>
      <h2>
        {t('ticket.checklist', {
          ones: t(`common:ones.${onesOf(checklist)}`),
          done: finished,
          due,
        })}
      </h2>
      <ul ref={list} tabIndex={-1} className={css.list}>
        {checklist.map((entry, index) => (
          <li key={entry.item} className={css.item}>
            <button
              type="button"
              className={css.tick}
              role="checkbox"
              aria-checked={
                entry.state === 'done' ? true : entry.state === 'open' ? false : 'mixed'
              }
              aria-keyshortcuts={String(index + 1)}
              title={entry.state === 'open' ? undefined : t('ticket.reopen')}
              disabled={!canTick}
              onClick={() => {
                tick(entry);
              }}
            >
              <span className={cx(css.box, css[entry.state])} aria-hidden="true">
                {entry.state === 'done' && (
                  <svg viewBox="0 0 12 12">
                    <path d="M2 6.5L5 9.5 10 3" />
                  </svg>
                )}
              </span>
              <span className={css.name}>
                {t(`common:item.${entry.item}`)}
                <Grade item={entry.item} tier={ticket.tier} />
              </span>
              {entry.state === 'open' && canTick && <Kbd keys={String(index + 1)} />}
            </button>
            <Aside entry={entry} />
            {entry.state === 'open' && canTick && (
              <Button
                look="quiet"
                size="small"
                aria-label={`${t('ticket.skip')} ${t(`common:item.${entry.item}`)}`}
                onClick={() => {
                  setSkipping([entry.item]);
                }}
              >
                {t('ticket.skip')}
                {entry.item === open[0] && <Kbd keys="S" />}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {skipping !== null && (
        <Boundary
          of="dialog"
          close={() => {
            setSkipping(null);
          }}
        >
          <SkipDialog
            ticketId={ticketId}
            items={skipping}
            close={() => {
              setSkipping(null);
            }}
          />
        </Boundary>
      )}
    </div>
  );
}

function Grade({ item, tier }: { item: Item; tier: TicketView['tier'] }) {
  const { t } = useTranslation('lobby');
  if (item !== 'drink') return null;
  return (
    <small className={css.small}>
      {t(`ticket.drinkGrade.${tier === 'diamond' ? 'premium' : 'mid-range'}`)}
    </small>
  );
}

function Aside({ entry }: { entry: ChecklistEntryView }) {
  const { t } = useTranslation(['lobby', 'common']);
  if (entry.state === 'open') return null;
  return (
    <span className={css.aside}>
      {entry.state === 'skipped' && entry.reason !== null
        ? t('ticket.skippedBecause', { reason: t(`common:skipReason.${entry.reason}`) })
        : t('ticket.doneBy', {
            name: entry.byName ?? '',
            time: entry.at === null ? '' : clockTime(entry.at),
          })}
    </span>
  );
}
