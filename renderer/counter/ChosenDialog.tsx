import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import { orpc } from '../rpc/client.ts';
import { lobbyView } from '../rpc/live-views.ts';
import { useLive } from '../rpc/use-live.ts';
import { cx } from '../ui/class-names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { QueryContent } from '../actions/QueryContent.tsx';
import { useServiceNames } from '../words/service-names.ts';
import { TextField } from '../ui/fields/TextField.tsx';
import { TierBadge } from '../ui/status/TierBadge.tsx';
import { useAct } from '../actions/use-act.ts';
import { usePicked } from '../ui/use-picked.ts';
import { usePersonName } from '../words/use-person-name.ts';
import css from './ChosenDialog.module.css';
import { useDraft } from '../actions/drafts.ts';

/** Calls a ticket out of turn: type its number, say why. */
export function ChosenDialog({ view, close }: { view: DeskView; close: () => void }) {
  const { t } = useTranslation('counter');
  const person = usePersonName();
  const names = useServiceNames(view.services);
  const lobby = useLive(orpc.hall.lobby, lobbyView);
  const why = useId();
  const [text, setText] = useDraft('counter.chosen.text', '');
  const [reason, setReason] = useDraft('counter.chosen.reason', '');
  const call = useAct(orpc.queue.callChosen.mutationOptions(), close);
  const wanted = text.trim().toUpperCase();
  const found = [...view.parked, ...(lobby.data?.waiting ?? []).map((row) => row.ticket)].filter(
    (ticket) => ticket.number.includes(wanted),
  );
  const { chosen, gone, pick, step } = usePicked(lobby.data ? found : [], 'counter.chosen.ticket');
  return (
    <Dialog
      title={t('chosen.title')}
      note={t('chosen.note')}
      close={close}
      ownFocus
      confirm={{
        label: chosen ? t('chosen.do', { number: chosen.number }) : t('chosen.doNone'),
        disabled: !chosen || reason.trim() === '',
        busy: call.isPending,
        act: () => {
          if (chosen) call.mutate({ ticketId: chosen.id, reason });
        },
      }}
    >
      <TextField
        label={t('chosen.find')}
        placeholder={t('chosen.findHint')}
        value={text}
        autoFocus
        change={(value) => {
          setText(value);
          pick(null);
        }}
        keyDown={(event) => {
          if (event.key === 'ArrowDown') step(1);
          else if (event.key === 'ArrowUp') step(-1);
          else if (event.key === 'Enter' && reason.trim() === '')
            document.getElementById(why)?.focus();
          else return;
          event.preventDefault();
        }}
      />
      <div className={css.list} role="listbox" aria-label={t('chosen.find')}>
        <QueryContent of={{ ...lobby, refetch: lobby.retry }} lines={3}>
          {() => found.length === 0 && <p className={css.none}>{t('chosen.none')}</p>}
        </QueryContent>
        {found.map((ticket) => (
          <button
            key={ticket.id}
            type="button"
            role="option"
            aria-selected={ticket === chosen}
            className={cx(css.row, ticket === chosen && css.on)}
            onClick={() => {
              pick(ticket.id);
            }}
          >
            <b>{ticket.number}</b>
            <TierBadge tier={ticket.tier} />
            <span>{person(ticket.person)}</span>
            <small>
              {names.one(ticket.service)}
              {ticket.state === 'parked' && ` · ${t('chosen.parked')}`}
            </small>
          </button>
        ))}
      </div>
      {gone && (
        <p className={css.none} role="alert">
          {t('chosen.gone')}
        </p>
      )}
      <TextField
        id={why}
        label={t('chosen.reason')}
        placeholder={t('chosen.reasonHint')}
        value={reason}
        maxLength={200}
        change={setReason}
      />
    </Dialog>
  );
}
