import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../shared/contract/schemas.ts';
import { holdsKey, scanText } from '../../../shared/model/clients/scanned.ts';
import { orpc } from '../../rpc/client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { isComposing } from '../../keyboard/key-names.ts';
import { Loading } from '../../ui/status/Loading.tsx';
import { SearchField } from '../../ui/fields/SearchField.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';
import { useScanner } from '../../keyboard/use-scanner.ts';
import { HitList } from '../arrival/HitList.tsx';
import css from './LinkDialog.module.css';
import { useSearch } from '../arrival/use-search.ts';

interface LinkDialogProps {
  readonly ticket: TicketView;
  readonly close: () => void;
}

/** An Enter sooner after the scan than this is the reader's, or was meant for something else. */
const ownEnterMs = 400;

/** Links a walk-in's ticket to a client, who is swiped or searched, checked and confirmed. */
export function LinkDialog({ ticket, close }: LinkDialogProps) {
  const { t } = useTranslation('lobby');
  const say = useSay();
  const [text, setText] = useState('');
  const [scanned, setScanned] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  const scannedAt = useRef(-Infinity);
  const [mark, setMark] = useState({ text: '', clientNo: '' });
  const search = useSearch(text, scanned);
  const listId = useId();
  const hits = search.hits ?? [];
  const markedAt = hits.findIndex(({ clientNo }) => clientNo === mark.clientNo);
  const marked = mark.text === search.found ? Math.max(0, markedAt) : 0;
  const hit = hits[marked];
  const markAt = (index: number) => {
    setMark({ text: search.found, clientNo: hits[index]?.clientNo ?? '' });
  };
  const link = useAct(orpc.hall.linkClient.mutationOptions(), ({ number }, { clientNo }) => {
    const name = hits.find((one) => one.clientNo === clientNo)?.name ?? '';
    say(t('link.done', { number, name }));
    close();
  });
  const read = (burst: string) => {
    scannedAt.current = performance.now();
    const known = holdsKey(burst) ? scanText(burst) : '';
    setUnread(known === '');
    setScanned(known);
    setText(known);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step === undefined || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    markAt(Math.min(Math.max(marked + step, 0), hits.length - 1));
  };
  return (
    <Dialog
      title={t('link.title', { number: ticket.number })}
      note={t('link.note')}
      close={close}
      ownFocus
      width={600}
      confirm={{
        label: hit ? t('link.do', { name: hit.name }) : t('link.find'),
        disabled: !hit,
        busy: link.isPending,
        act: () => {
          if (!hit || performance.now() - scannedAt.current < ownEnterMs) return;
          link.mutate({ ticketId: ticket.id, clientNo: hit.clientNo });
        },
      }}
    >
      <ScannedField
        text={text}
        pending={search.pending}
        change={(typed) => {
          setUnread(false);
          setText(typed);
        }}
        read={read}
        onKeyDown={onKeyDown}
        list={hits.length > 0 ? { id: listId, marked } : null}
      />
      <div className={css.found}>
        {unread && <p role="alert">{t('link.unread')}</p>}
        {search.pending && <Loading lines={2} />}
        {search.error && <ErrorNote error={search.error} retry={search.retry} />}
        {search.hits?.length === 0 && <p role="status">{t('link.nobody', { text })}</p>}
        {hits.length > 0 && (
          <HitList
            id={listId}
            hits={hits}
            stale={false}
            more={search.more}
            marked={marked}
            mark={markAt}
            choose={({ clientNo }) => {
              markAt(hits.findIndex((one) => one.clientNo === clientNo));
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

interface ScannedFieldProps {
  readonly text: string;
  readonly pending: boolean;
  readonly change: (text: string) => void;
  readonly read: (burst: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly list: { readonly id: string; readonly marked: number } | null;
}

/** The field of the dialog, inside its layer of keys: scans are the dialog's while it is open. */
function ScannedField({ read, list, ...field }: ScannedFieldProps) {
  const { t } = useTranslation('lobby');
  const input = useRef<HTMLInputElement>(null);
  useScanner(read, input);
  return (
    <SearchField
      ref={input satisfies Ref<HTMLInputElement>}
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      focusKey="Escape"
      {...field}
      {...(list && { controls: list.id, active: `${list.id}-${String(list.marked)}` })}
    />
  );
}
