import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '../../shared/contract/hall.ts';
import { useMay } from '../app/session.ts';
import { HitList } from '../lobby/HitList.tsx';
import { SearchField } from '../lobby/SearchField.tsx';
import { useSearch } from '../lobby/use-search.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useKeys } from '../ui/use-keys.ts';
import css from './ClientsScreen.module.css';
import { WhyTier } from './WhyTier.tsx';

/** Finds a client and explains the tier. */
export function ClientsScreen() {
  const { t } = useTranslation('clients');
  const may = useMay();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [mark, setMark] = useState(0);
  const [open, setOpen] = useState<Hit | null>(null);
  const search = useSearch(text, null);
  const hits = search.hits ?? [];
  const marked = Math.min(mark, hits.length - 1);
  const change = (next: string) => {
    setText(next);
    setMark(0);
  };
  const choose = (hit: Hit | undefined) => {
    if (hit && may('see-balances')) setOpen(hit);
  };
  useKeys({
    F1: () => field.current?.select(),
    Escape: () => {
      change('');
    },
  });
  const keys: Readonly<Record<string, () => void>> = {
    Enter: () => {
      choose(hits[marked]);
    },
    ArrowDown: () => {
      setMark(Math.min(marked + 1, hits.length - 1));
    },
    ArrowUp: () => {
      setMark(Math.max(marked - 1, 0));
    },
  };
  return (
    <div className={css.screen}>
      <SearchField
        ref={field}
        text={text}
        pending={search.pending}
        change={change}
        onKeyDown={(event) => {
          const act = event.nativeEvent.isComposing ? undefined : keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
        {...(hits.length > 0 && { controls: id, active: `${id}-${String(marked)}` })}
      />
      {search.error && <ErrorNote error={search.error} retry={search.retry} />}
      {hits.length > 0 ? (
        <HitList id={id} hits={hits} marked={marked} mark={setMark} choose={choose} />
      ) : (
        <Panel className={css.panel}>
          <EmptyState
            title={
              search.hits && !search.pending
                ? t('screen.nobody', { text: text.trim() })
                : t('screen.title')
            }
          >
            {may('see-balances') ? t('screen.hint') : t('screen.noBalances')}
          </EmptyState>
        </Panel>
      )}
      {open && (
        <WhyTier
          clientNo={open.clientNo}
          person={{ ...open.person, masked: false }}
          close={() => {
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}
