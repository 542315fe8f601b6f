import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '../../../shared/contract/hall.ts';
import type { TicketView } from '../../../shared/contract/schemas.ts';
import { businessDateOf } from '../../../shared/model/dates.ts';
import { clockTime } from '../../i18n/format.ts';
import { orpc } from '../../rpc/client.ts';
import type { LobbyView } from '../../rpc/live-views.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useServerNow } from '../../actions/server-clock.ts';
import { useServiceNames } from '../../words/service-names.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useAct } from '../../actions/use-act.ts';
import { usePicked } from '../../ui/use-picked.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import { useSay } from '../../actions/use-say.ts';
import css from './ExpectedDialog.module.css';

interface ExpectedProps {
  readonly view: LobbyView;
  readonly close: () => void;
  readonly taken: (ticketId: string) => void;
}

type Row =
  | { readonly kind: 'appointment'; readonly id: string; readonly of: AppointmentView }
  | { readonly kind: 'missed' | 'parked'; readonly id: string; readonly of: TicketView };

/** Who is expected: appointments, no-shows who may come back, parked clients. ↑↓ chooses, Enter says they are here. */
export function ExpectedDialog({ view, close, taken }: ExpectedProps) {
  const { t } = useTranslation(['lobby', 'common']);
  const person = usePersonName();
  const { one } = useServiceNames(view.services);
  const say = useSay();
  const [asking, setAsking] = useState<AppointmentView | null>(null);
  const rows: readonly Row[] = [
    ...view.appointments.map((of): Row => ({ kind: 'appointment', id: of.id, of })),
    ...view.missed.map((of): Row => ({ kind: 'missed', id: of.id, of })),
    ...view.parked.map((of): Row => ({ kind: 'parked', id: of.id, of })),
  ];
  const { chosen, gone, pick, step } = usePicked(rows, 'lobby.expected');
  const arrive = useAct(orpc.hall.takeTicket.mutationOptions(), ({ id }) => {
    close();
    taken(id);
  });
  const back = (number: string) => () => {
    say(t('expected.back', { number }));
    close();
  };
  const numberOf = chosen && chosen.kind !== 'appointment' ? chosen.of.number : '';
  const reinstate = useAct(orpc.queue.reinstate.mutationOptions(), back(numberOf));
  const resume = useAct(orpc.queue.resume.mutationOptions(), back(numberOf));
  const cancel = useAct(orpc.hall.cancelAppointment.mutationOptions(), () => {
    say(t('expected.cancelled'));
  });
  const today = businessDateOf(useServerNow(60_000));
  const open = (appointment: AppointmentView) =>
    appointment.state !== 'arrived' && businessDateOf(appointment.at) === today;
  const busy = [arrive, reinstate, resume, cancel].some(({ isPending }) => isPending);
  const cancellable = chosen?.kind === 'appointment' && chosen.of.state === 'booked';
  const doCancel = () => {
    if (cancellable && !busy) setAsking(chosen.of);
  };
  const act = () => {
    if (!chosen) return;
    if (chosen.kind === 'appointment') {
      const { clientNo, service } = chosen.of;
      if (service !== null) arrive.mutate({ clientNo, service });
    } else (chosen.kind === 'missed' ? reinstate : resume).mutate({ ticketId: chosen.id });
  };
  if (asking) {
    return (
      <ConfirmDialog
        title={t('expected.cancelTitle', {
          time: whenOf(asking, today),
          person: person(asking.person),
        })}
        note={t('expected.cancelNote')}
        label={t('expected.cancel')}
        close={() => {
          setAsking(null);
        }}
        act={() => {
          cancel.mutate({ appointmentId: asking.id });
          setAsking(null);
        }}
      />
    );
  }
  return (
    <Dialog
      title={t('expected.title')}
      note={rows.length === 0 ? t('expected.empty') : t('expected.note')}
      width={640}
      close={close}
      scope="expected"
      keys={{
        ArrowDown: () => {
          step(1);
        },
        ArrowUp: () => {
          step(-1);
        },
        Delete: doCancel,
      }}
      confirm={{
        label: t(`expected.do.${chosen?.kind ?? 'appointment'}`),
        disabled:
          !chosen ||
          (chosen.kind === 'appointment' && !(open(chosen.of) && chosen.of.service !== null)),
        busy,
        act,
      }}
    >
      <ul className={css.list} role="listbox" aria-label={t('expected.title')}>
        {rows.map((row) => (
          <li
            key={`${row.kind} ${row.id}`}
            role="option"
            aria-selected={row.id === chosen?.id}
            className={cx(css.row, row.id === chosen?.id && css.on)}
            onClick={() => {
              pick(row.id);
            }}
          >
            <b>{row.kind === 'appointment' ? whenOf(row.of, today) : row.of.number}</b>
            <TierBadge tier={row.of.tier} />
            <span>{person(row.of.person)}</span>
            <span>{row.of.service === null ? t('expected.noService') : one(row.of.service)}</span>
            <small className={cx(row.kind === 'appointment' && css[row.of.state])}>
              {row.kind === 'appointment'
                ? t(`expected.state.${row.of.state}`, {
                    from: clockTime(row.of.from),
                    until: clockTime(row.of.until),
                  })
                : t(`common:ticketState.${row.of.state}`)}
            </small>
          </li>
        ))}
      </ul>
      {gone && <p role="alert">{t('expected.gone')}</p>}
      {cancellable && (
        <Button size="small" look="danger" keys="Delete" className={css.cancel} onClick={doCancel}>
          {t('expected.cancel')}
        </Button>
      )}
    </Dialog>
  );
}

/** The time of an appointment, with its date unless it is today. */
function whenOf({ at }: AppointmentView, today: string): string {
  const day = businessDateOf(at);
  return day === today ? clockTime(at) : `${day.slice(5)} ${clockTime(at)}`;
}
