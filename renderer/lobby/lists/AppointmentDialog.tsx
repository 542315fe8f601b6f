import { useTranslation } from 'react-i18next';
import type { Service } from '../../../shared/model/branch.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { orpc } from '../../rpc/client.ts';
import { businessDateOf } from '../../../shared/model/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { DayTimeField } from '../../ui/fields/DayTimeField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../../keyboard/digit-keys.ts';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { useServerNow } from '../../actions/server-clock.ts';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';
import { daysOn, instantOf, laterThan } from './appointment-time.ts';
import css from './ExpectedDialog.module.css';
import { useDraft } from '../../actions/drafts.ts';

interface AppointmentProps {
  readonly clientNo: string;
  readonly name: string;
  readonly services: readonly Service[];
  readonly suggested: string;
  /** The branch's window around an appointment, in minutes. */
  readonly window: { readonly beforeMinutes: number; readonly afterMinutes: number };
  readonly close: () => void;
}

/** Books a known client: for what, when, and how early or late still counts as kept. */
export function AppointmentDialog(props: AppointmentProps) {
  const { clientNo, name, services, suggested, window, close } = props;
  const { t } = useTranslation('lobby');
  const language = useLanguage();
  const say = useSay();
  const now = useServerNow(60_000);
  const form = `lobby.appointment ${clientNo}`;
  const [service, setService] = useDraft(`${form}.service`, suggested);
  const [when, setWhen] = useDraft(`${form}.when`, () => laterThan(now));
  const [before, setBefore] = useDraft<number | null>(`${form}.before`, window.beforeMinutes);
  const [after, setAfter] = useDraft<number | null>(`${form}.after`, window.afterMinutes);
  const at = instantOf(when);
  const today = businessDateOf(now);
  const step = (days: number) => () => {
    const next = daysOn(when, days);
    if (next.day >= today) setWhen(next);
  };
  const make = useAct(orpc.hall.makeAppointment.mutationOptions(), () => {
    say(t('appointment.done', { name }));
    close();
  });
  const problem = () => {
    if (at === null) return t('appointment.badTime');
    return at <= now ? t('appointment.past') : undefined;
  };
  return (
    <Dialog
      title={t('appointment.title', { name })}
      note={t('appointment.note')}
      width={700}
      close={close}
      ownFocus
      scope="appointment"
      keys={{
        ...digitKeys(services, ({ id }) => {
          setService(id);
        }),
        PageUp: step(-1),
        PageDown: step(1),
      }}
      confirm={{
        label: t('appointment.do'),
        disabled: at === null || at <= now,
        busy: make.isPending,
        act: () => {
          if (at === null) return;
          make.mutate({
            clientNo,
            service,
            at,
            beforeMinutes: before ?? 0,
            afterMinutes: after ?? 0,
          });
        },
      }}
    >
      <DayTimeField
        timeLabel={t('appointment.when')}
        dayLabel={t('appointment.day')}
        {...when}
        from={today}
        problem={problem()}
        change={(day, time) => {
          setWhen({ day, time });
        }}
      >
        <Button keys="PageUp" disabled={when.day <= today} onClick={step(-1)}>
          {t('appointment.dayBefore')}
        </Button>
        <Button keys="PageDown" onClick={step(1)}>
          {t('appointment.dayAfter')}
        </Button>
      </DayTimeField>
      <ChoiceList
        label={t('card.services')}
        columns={2}
        value={service}
        choose={setService}
        choices={services.map(({ id, name: own }, index) => ({
          value: id,
          label: localText(own, language),
          keys: digitOf(index),
        }))}
      />
      <div className={css.pair}>
        <NumberField
          label={t('appointment.before')}
          unit={t('appointment.minutes')}
          max={240}
          value={before}
          change={setBefore}
        />
        <NumberField
          label={t('appointment.after')}
          unit={t('appointment.minutes')}
          max={240}
          value={after}
          change={setAfter}
        />
      </div>
    </Dialog>
  );
}
