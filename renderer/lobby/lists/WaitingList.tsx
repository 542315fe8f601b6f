import type { KeyboardEvent, Ref } from 'react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LobbyView } from '../../rpc/live-views.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { isComposing } from '../../keyboard/key-names.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useRuleWords } from '../../words/rule-words.ts';
import { minutesFrom, useForecasts } from '../../rpc/use-forecasts.ts';
import { useServerNow } from '../../actions/server-clock.ts';
import { useServiceNames } from '../../words/service-names.ts';
import css from './WaitingList.module.css';
import { ticketAt } from '../ticket/ticket-at.ts';
import { WaitingLine } from './WaitingLine.tsx';
import { whyAt } from '../../../shared/model/hall/why.ts';
import { whySentence } from '../../words/why-sentence.ts';

/** Steps of a whole bar, so that rows are not drawn again every second. */
const barSteps = 50;

interface WaitingListProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly view: LobbyView;
  /** The ticket whose place is explained. */
  readonly selected: string | null;
  readonly select: (ticketId: string | null) => void;
  readonly open: (ticketId: string) => void;
}

/** Who waits, in the order in which they will be called; the selected line says why it stands there. */
export const WaitingList = memo(function WaitingList({
  ref,
  view,
  selected,
  select,
  open,
}: WaitingListProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const id = useId();
  const { waiting } = view;
  const at = waiting.findIndex(({ ticket }) => ticket.id === selected);
  const why = whyAt(waiting, at, view.rule);
  const now = useServerNow(1000);
  const forecasts = useForecasts();
  const { one } = useServiceNames(view.services);
  const { short } = useRuleWords();
  const [focused, setFocused] = useState(false);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected !== null) line.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const step = (to: number) => {
    select(waiting[Math.max(0, Math.min(to, waiting.length - 1))]?.ticket.id ?? null);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      step(at + 1);
    },
    ArrowUp: () => {
      step(at - 1);
    },
    Home: () => {
      step(0);
    },
    End: () => {
      step(waiting.length - 1);
    },
    Enter: () => {
      if (selected !== null) open(selected);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    act();
  };
  return (
    <Panel
      title={t('waiting.title', { n: waiting.length })}
      note={t('waiting.order')}
      aside={
        <>
          {focused ? t('waiting.keys') : t('waiting.rule', { rule: short(view.rule) })}{' '}
          <Kbd keys="F3" />
        </>
      }
    >
      {waiting.length === 0 && (
        <EmptyState title={t('waiting.empty')}>{t('waiting.emptyText')}</EmptyState>
      )}
      <ul
        ref={ref}
        className={css.list}
        role="listbox"
        tabIndex={waiting.length === 0 ? -1 : 0}
        aria-label={`${t('waiting.title', { n: waiting.length })}, ${t('waiting.order')}`}
        aria-keyshortcuts="F3"
        aria-activedescendant={at < 0 ? undefined : `${id}-${selected ?? ''}`}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const chosen = ticketAt(event);
          if (chosen === null) return;
          select(chosen);
          open(chosen);
        }}
        onFocus={() => {
          setFocused(true);
          if (at < 0) step(0);
        }}
        onBlur={() => {
          setFocused(false);
        }}
      >
        {waiting.map(({ ticket }) => {
          const wait = Math.max(0, now - ticket.takenAt);
          const promised = ticket.promiseMinutes * 60_000;
          const here = ticket.id === selected;
          const forecast = forecasts.get(ticket.id);
          const rest = forecast && minutesFrom(now, forecast);
          return (
            <WaitingLine
              key={ticket.id}
              ref={here ? line : null}
              id={`${id}-${ticket.id}`}
              ticket={ticket}
              fraction={Math.floor((wait / promised) * barSteps) / barSteps}
              minutes={Math.floor(wait / 60_000)}
              p50={rest?.p50 ?? null}
              p90={rest?.p90 ?? 0}
              service={one(ticket.service)}
              why={here && why ? whySentence({ ticket, why }, now, t) : null}
              selected={here}
            />
          );
        })}
      </ul>
    </Panel>
  );
});
