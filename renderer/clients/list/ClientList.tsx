import { App } from 'antd';
import { useCallback, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsKey, scanText } from '../../../shared/model/clients/scanned.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useFreeKeys } from '../../keyboard/use-free-keys.ts';
import { isComposing } from '../../keyboard/key-names.ts';
import { useScanner } from '../../keyboard/use-scanner.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './ClientList.module.css';
import { ClientLines } from './ClientLines.tsx';
import { Filters } from './Filters.tsx';
import { Prospects } from '../sheet/Prospects.tsx';
import { ScreenTitle } from '../../ui/ScreenTitle.tsx';
import { SearchField } from '../../ui/fields/SearchField.tsx';
import type { ClientList as List } from './use-client-list.ts';
import type { ClientsPlace } from '../use-clients-place.ts';

interface ClientListProps {
  readonly list: List;
  readonly place: ClientsPlace;
  readonly change: (part: Partial<ClientsPlace>) => void;
}

/** Finding a client: as one types, by filters, or by looking through the list, best tier first. */
export function ClientList({ list, place, change }: ClientListProps) {
  const { t } = useTranslation('clients');
  const { message } = App.useApp();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const filters = useRef<HTMLDivElement>(null);
  const rows = list.rows ?? [];
  const marked = Math.min(place.marked, rows.length - 1);
  const mark = (index: number) => {
    change({ marked: Math.max(0, Math.min(index, rows.length - 1)) });
    if (index > rows.length - 10) list.fetchMore();
  };
  const open = (index: number) => {
    const row = list.stale ? undefined : rows[index];
    if (row) change({ open: row.clientNo, marked: index });
  };
  // Lines are many and drawn again only when they change: what they call stays the same.
  const acts = useRef({ mark, open });
  useLayoutEffect(() => {
    acts.current = { mark, open };
  });
  const markLine = useCallback((index: number) => {
    acts.current.mark(index);
  }, []);
  const openLine = useCallback((index: number) => {
    acts.current.open(index);
  }, []);
  const keys: Readonly<Record<string, () => void>> = {
    Enter: () => {
      open(marked);
    },
    ArrowDown: () => {
      mark(marked + 1);
    },
    ArrowUp: () => {
      mark(marked - 1);
    },
    PageDown: () => {
      mark(marked + 10);
    },
    PageUp: () => {
      mark(marked - 10);
    },
  };
  useFreeKeys();
  useScanner((read) => {
    change({ text: holdsKey(read) ? scanText(read) : '', marked: 0 });
    if (!holdsKey(read)) void message.warning({ key: 'scan', content: t('list.unread') });
    field.current?.focus();
  }, field);
  useKeys('clients', {
    ...keys,
    '/': () => field.current?.select(),
    F1: () => field.current?.select(),
    F3: () => filters.current?.querySelector('input')?.focus(),
    F4: () => {
      change({ filter: {}, marked: 0 });
    },
    Escape: () => {
      change({ text: '', marked: 0 });
      field.current?.focus();
    },
  });
  return (
    <div className={css.screen}>
      <ScreenTitle of="clients" />
      <SearchField
        label={t('list.label')}
        placeholder={t('list.search')}
        focusKey="/"
        ref={field}
        text={place.text}
        pending={list.pending}
        change={(text) => {
          change({ text, marked: 0 });
        }}
        onKeyDown={(event) => {
          const act = isComposing(event.nativeEvent) ? undefined : keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
        controls={id}
        active={rows.length > 0 ? `${id}-${String(marked)}` : undefined}
      />
      <Filters
        ref={filters}
        filter={place.filter}
        change={(filter) => {
          change({ filter, marked: 0 });
        }}
      />
      <Panel
        className={css.panel}
        title={
          list.rows &&
          t(list.cut ? 'list.cut' : list.more ? 'list.shownMore' : 'list.shown', {
            n: rows.length,
            count: rows.length,
          })
        }
        note={list.searching ? t('list.searching') : undefined}
        aside={
          <span className={css.aside}>
            <Prospects found={rows.length === 0 ? place.text.trim() : ''} />
            {rows.length > 0 && (
              <span>
                <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> <Kbd keys="PageDown" />{' '}
                <Kbd keys="Enter" />
              </span>
            )}
          </span>
        }
      >
        {list.error && <ErrorNote error={list.error} retry={list.retry} />}
        {!list.error && list.rows === null && <Loading lines={8} />}
        {list.rows?.length === 0 && !list.searching && (
          <EmptyState title={t('list.nobody')}>{t('list.nobodyHint')}</EmptyState>
        )}
        <div
          id={id}
          role="listbox"
          aria-label={t('list.results')}
          aria-busy={list.pending}
          inert={list.stale}
        >
          {list.parts.map((part) => (
            <ClientLines
              key={part.first}
              id={id}
              {...part}
              marked={
                marked >= part.first && marked < part.first + part.rows.length ? marked : null
              }
              due={place.filter.due?.kind}
              mark={markLine}
              open={openLine}
            />
          ))}
        </div>
        {list.more && <p className={css.more}>{t('list.more')}</p>}
      </Panel>
    </div>
  );
}
