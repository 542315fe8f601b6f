import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useId, useRef, useState } from 'react';
import type { Hit } from '../../../shared/contract/hall.ts';
import { holdsKey, scanText } from '../../../shared/model/clients/scanned.ts';
import type { LobbyView } from '../../rpc/live-views.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { isComposing } from '../../keyboard/key-names.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import type { CardKeys } from './card-keys.ts';
import { cardOptions, ClientArrival } from './ClientArrival.tsx';
import { HitList } from './HitList.tsx';
import { IdleCard } from '../IdleCard.tsx';
import css from '../LobbyScreen.module.css';
import { OpenTicket } from '../ticket/OpenTicket.tsx';
import { SearchField } from '../../ui/fields/SearchField.tsx';
import { isExact, shownIn } from '../lists/search-content.ts';
import { useEnter } from '../use-enter.ts';
import type { LobbyPlaceState } from '../use-lobby-place.ts';
import { useScanner } from '../../keyboard/use-scanner.ts';
import { searchOptions, useSearch } from './use-search.ts';
import { useTypeToSearch } from './use-type-to-search.ts';
import { WalkInArrival } from './WalkInArrival.tsx';

interface ArrivalProps {
  readonly view: LobbyView;
  readonly at: LobbyPlaceState;
  readonly expect: () => void;
  readonly taken: (ticketId: string) => void;
}

/** The left column: the search field, and below it the one client, list or ticket that is being dealt with. */
export function Arrival({ view, at, expect, taken }: ArrivalProps) {
  const { t } = useTranslation('lobby');
  const { place } = at;
  const field = useRef<HTMLInputElement>(null);
  const card = useRef<CardKeys | null>(null);
  const [scanned, setScanned] = useState<string | null>(null);
  const [mark, setMark] = useState({ text: '', clientNo: '' });
  const search = useSearch(place.text, scanned);
  const listId = useId();
  const may = useMay();
  const shown = shownIn(place, search);
  const expected =
    view.appointments.filter(({ state }) => state === 'booked').length +
    view.missed.length +
    view.parked.length;
  const listed = shown.kind === 'hits' ? shown.hits : [];
  const hits = shown.kind === 'hits' && shown.stale ? [] : listed;
  const markedAt = listed.findIndex(({ clientNo }) => clientNo === mark.clientNo);
  const marked = mark.text === search.found ? Math.max(0, markedAt) : 0;
  const markAt = (index: number) => {
    setMark({ text: search.found, clientNo: listed[index]?.clientNo ?? '' });
  };
  const enter = useEnter();
  const toSearch = () => {
    field.current?.focus();
    field.current?.select();
  };
  const back = () => {
    at.back();
    field.current?.focus();
  };
  useKeys('lobby', {
    F1: toSearch,
    F2: may('take-ticket')
      ? () => {
          at.walkIn();
          field.current?.focus();
        }
      : undefined,
    Escape: back,
  });
  useTypeToSearch(field);
  useScanner((read) => {
    enter.scanned();
    if (!holdsKey(read)) {
      at.misread();
      field.current?.focus();
      return;
    }
    const text = scanText(read);
    at.arrive(queryClient.query(searchOptions(text)), () => {
      setScanned(text);
      at.search(text);
      field.current?.focus();
    });
  }, field);
  const choose = (hit: Hit) => {
    at.arrive(queryClient.query(cardOptions(hit, search.found)), () => {
      at.choose(hit);
      field.current?.focus();
    });
  };
  const acts: Readonly<Record<string, () => void>> = {
    Enter: () => {
      const hit = hits[marked];
      if (hit) choose(hit);
      else if (!search.pending) card.current?.enter();
    },
    ArrowDown: () => {
      if (hits.length > 0) markAt(Math.min(marked + 1, hits.length - 1));
      else card.current?.step(1);
    },
    ArrowUp: () => {
      if (hits.length > 0) markAt(Math.max(marked - 1, 0));
      else card.current?.step(-1);
    },
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Keys with Alt are the screen's: Alt+↓ adds a service, it does not step.
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = acts[event.key];
    if (isComposing(event.nativeEvent) || !act) {
      enter.typed(event.key, event.timeStamp);
      return;
    }
    event.preventDefault();
    if (at.isArriving()) return;
    const meant = enter.isMeant(event, isExact(shown));
    if (event.key !== 'Enter' || meant) act();
  };
  return (
    <div className={css.column}>
      <SearchField
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        focusKey="F1"
        ref={field}
        text={place.text}
        pending={search.pending}
        change={at.search}
        onKeyDown={onKeyDown}
        {...(hits.length > 0 && {
          controls: listId,
          active: `${listId}-${String(marked)}`,
        })}
      />
      {shown.kind === 'nothing' && (
        <IdleCard walkIn={at.walkIn} expect={expect} expected={expected} />
      )}
      {shown.kind === 'unread' && (
        <Panel className={css.fill}>
          <EmptyState title={t('unread.title')}>
            <p role="alert">{t('unread.text')}</p>
          </EmptyState>
        </Panel>
      )}
      {shown.kind === 'searching' && (
        <Panel className={css.fill}>
          <Loading lines={4} />
        </Panel>
      )}
      {shown.kind === 'failed' && (
        <Panel className={css.fill}>
          <ErrorNote error={shown.error} retry={search.retry} />
        </Panel>
      )}
      {shown.kind === 'hits' && (
        <HitList
          id={listId}
          hits={listed}
          stale={shown.stale}
          more={shown.more}
          marked={marked}
          mark={markAt}
          choose={choose}
        />
      )}
      {shown.kind === 'client' && (
        <ClientArrival
          key={shown.hit.clientNo}
          ref={card}
          hit={shown.hit}
          card={shown.card}
          text={search.found}
          view={view}
          taken={taken}
          openTicket={at.openTicket}
        />
      )}
      {shown.kind === 'walk-in' && (
        <WalkInArrival key={shown.text} ref={card} text={shown.text} view={view} taken={taken} />
      )}
      {shown.kind === 'ticket' && (
        <OpenTicket
          key={shown.ticketId}
          ticketId={shown.ticketId}
          fresh={place.fresh}
          view={view}
          close={back}
        />
      )}
    </div>
  );
}
