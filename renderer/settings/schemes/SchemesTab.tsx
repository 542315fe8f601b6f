import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../rpc/client.ts';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { useSay } from '../../actions/use-say.ts';
import { AddDialog } from './form/AddDialog.tsx';
import { ChooseDialog } from './ChooseDialog.tsx';
import { CopyDialog } from './form/CopyDialog.tsx';
import { textOf, type DraftScheme } from './form/draft.ts';
import { InForce } from './InForce.tsx';
import { PreviewPanel, type Previewed } from './PreviewPanel.tsx';
import { SchemeDetail } from './SchemeDetail.tsx';
import { SchemeList } from './SchemeList.tsx';
import { useReportUnsaved } from '../unsaved.ts';
import css from './Schemes.module.css';
import { useWords } from './use-words.ts';
import { useDraft, usePlaceState } from '../../actions/drafts.ts';
import { Boundary } from '../../actions/Boundary.tsx';

const noDrafts: Readonly<Record<string, DraftScheme>> = {};

type Open = 'add' | 'copy' | 'choose' | null;

/** Tiers and schemes: what applies, what there is, what another one would change. */
export function SchemesTab() {
  const { t } = useTranslation('schemes');
  const say = useSay();
  const words = useWords();
  const client = useQueryClient();
  const query = useQuery(orpc.schemes.list.queryOptions({ refetchInterval: 10_000 }));
  const [picked, setPicked] = usePlaceState<string | null>('settings.scheme.picked', null);
  const [open, setOpen] = usePlaceState<Open>('settings.scheme.open', null);
  // Drafts by the scheme that they were copied from: neither Escape nor a preview costs what was filled in.
  const [drafts, setDrafts] = useDraft<Readonly<Record<string, DraftScheme>>>(
    'settings.form.schemes',
    noDrafts,
  );
  useReportUnsaved(Object.keys(drafts).length > 0);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const view = query.data;
  const schemes = view?.schemes ?? [];
  const shown = schemes.find(({ scheme }) => scheme.id === (picked ?? view?.shown.scheme));
  const inUse =
    shown?.scheme.id === view?.shown.scheme && shown?.scheme.version === view?.shown.version;
  const refresh = () => {
    void client.invalidateQueries({ queryKey: orpc.schemes.key() });
    void client.invalidateQueries({ queryKey: orpc.book.key() });
  };
  const close = () => {
    setOpen(null);
  };
  const step = (by: number) => {
    const at = schemes.findIndex(({ scheme }) => scheme.id === shown?.scheme.id);
    const next = schemes[at + by];
    if (next) setPicked(next.scheme.id);
  };
  const keep = (of: string, draft: DraftScheme | null) => {
    setDrafts(({ [of]: _old, ...others }) => (draft ? { ...others, [of]: draft } : others));
  };
  const preview = () => {
    if (!shown) return;
    const { id, version } = shown.scheme;
    setPreviewed({ name: words.name(shown.scheme), of: { scheme: id, version } });
  };
  useKeys('schemes', {
    ArrowDown: () => {
      step(1);
    },
    ArrowUp: () => {
      step(-1);
    },
    N: () => {
      setOpen('add');
    },
    C: () => {
      setOpen('copy');
    },
    P: preview,
    U: () => {
      if (!inUse) setOpen('choose');
    },
  });
  const failed = query.error && (
    <ErrorNote error={query.error} retry={() => void query.refetch()} />
  );
  if (!view || !shown) return failed ?? <Loading lines={8} />;
  return (
    <div className={css.tab}>
      {failed && <div className={css.failed}>{failed}</div>}
      <div className={css.side}>
        <InForce view={view} changed={refresh} />
        <SchemeList
          schemes={schemes}
          inUse={view.shown.scheme}
          picked={shown.scheme.id}
          pick={setPicked}
          add={() => {
            setOpen('add');
          }}
        />
      </div>
      <div className={css.main}>
        {previewed && (
          <PreviewPanel
            key={JSON.stringify(previewed.of)}
            previewed={previewed}
            close={() => {
              setPreviewed(null);
            }}
          />
        )}
        <SchemeDetail
          known={shown}
          inUse={inUse}
          hasDraft={drafts[shown.scheme.id] !== undefined}
          preview={preview}
          use={() => {
            setOpen('choose');
          }}
          copy={() => {
            setOpen('copy');
          }}
        />
      </div>
      {open === 'add' && (
        <Boundary of="dialog" close={close}>
          <AddDialog
            close={close}
            added={(scheme) => {
              close();
              say(t('add.added', { name: words.name(scheme) }));
              setPicked(scheme.id);
              refresh();
            }}
          />
        </Boundary>
      )}
      {open === 'copy' && (
        <Boundary of="dialog" close={close}>
          <CopyDialog
            known={shown}
            draft={drafts[shown.scheme.id] ?? null}
            keep={(draft) => {
              keep(shown.scheme.id, draft);
            }}
            close={close}
            preview={(draft) => {
              close();
              setPreviewed({ name: draft.name ?? draft.id, of: { text: textOf(draft) } });
            }}
            added={(scheme) => {
              close();
              keep(shown.scheme.id, null);
              setPreviewed(null);
              say(t('add.added', { name: words.name(scheme) }));
              setPicked(scheme.id);
              refresh();
            }}
          />
        </Boundary>
      )}
      {open === 'choose' && (
        <Boundary of="dialog" close={close}>
          <ChooseDialog
            known={shown}
            today={view.today}
            close={close}
            chosen={(text) => {
              close();
              setPreviewed(null);
              say(text);
              refresh();
            }}
          />
        </Boundary>
      )}
    </div>
  );
}
