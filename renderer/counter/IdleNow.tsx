import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { promiseLook, useCallReason } from '../words/call-reason.ts';
import { cx } from '../ui/class-names.ts';
import { Panel } from '../ui/Panel.tsx';
import { ScreenTitle } from '../ui/ScreenTitle.tsx';
import { useServerNow } from '../actions/server-clock.ts';
import { useServiceNames } from '../words/service-names.ts';
import { TierBadge } from '../ui/status/TierBadge.tsx';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { usePersonName } from '../words/use-person-name.ts';
import { ChosenDialog } from './ChosenDialog.tsx';
import css from './NowPanel.module.css';
import { useFresh } from './use-fresh.ts';
import { usePlaceState } from '../actions/drafts.ts';
import { Boundary } from '../actions/Boundary.tsx';

/** Nobody at the counter: the key that calls the next client, with who it will be and why. */
export function IdleNow({ view }: { readonly view: DeskView }) {
  const { t } = useTranslation('counter');
  const names = useServiceNames(view.services);
  const person = usePersonName();
  const reason = useCallReason();
  const now = useServerNow();
  const fresh = useFresh('idle');
  const [choosing, setChoosing] = usePlaceState('counter.choosing', false);
  const call = useAct(orpc.queue.callNext.mutationOptions());
  const callNext = () => {
    if (!call.isPending) call.mutate(undefined);
  };
  const byKey = (event: KeyboardEvent) => {
    if (!event.repeat) callNext();
  };
  const [next] = view.next;
  const anyone = view.waiting > 0 || view.parked.length > 0;
  useKeys('counter', {
    F2: byKey,
    // Enter may be the last tap on a dialog that has just closed.
    Enter: (event) => {
      if (!fresh()) byKey(event);
    },
    F9: () => {
      setChoosing(anyone);
    },
  });
  if (!next) {
    return (
      <Panel scroll={false}>
        <ScreenTitle of="counter" />
        <div className={css.center}>
          <p className={css.word}>{t('idle.nobody')}</p>
          <p className={css.quiet}>{t('idle.nobodyHint')}</p>
          {anyone && (
            <div className={css.acts}>
              <ChooseButton choose={setChoosing} />
            </div>
          )}
        </div>
        {choosing && (
          <Boundary
            of="dialog"
            close={() => {
              setChoosing(false);
            }}
          >
            <ChosenDialog
              view={view}
              close={() => {
                setChoosing(false);
              }}
            />
          </Boundary>
        )}
      </Panel>
    );
  }
  const { ticket } = next;
  return (
    <Panel scroll={false}>
      <ScreenTitle of="counter" />
      <div className={css.center}>
        <p className={css.quiet}>{t('idle.label')}</p>
        <p className={css.ticket}>
          <b>{ticket.number}</b>
          <span>
            {person(ticket.person)} <TierBadge tier={ticket.tier} />
          </span>
        </p>
        <p className={css.line}>
          {names.one(ticket.service)}
          {ticket.ownBranch === false && ` · ${t('line.other')}`}
          {ticket.reception?.receiver &&
            ` · ${t('line.accompanied', { name: ticket.reception.receiver.name })}`}
        </p>
        <p className={cx(css.reason, css[promiseLook(ticket, now)])}>{reason(next, now)}</p>
        <div className={css.acts}>
          <Button
            look="main"
            size="large"
            keys="F2"
            className={css.big}
            busy={call.isPending}
            onClick={callNext}
          >
            {t('idle.call', { number: ticket.number })}
          </Button>
          <ChooseButton choose={setChoosing} />
        </div>
      </div>
      {choosing && (
        <Boundary
          of="dialog"
          close={() => {
            setChoosing(false);
          }}
        >
          <ChosenDialog
            view={view}
            close={() => {
              setChoosing(false);
            }}
          />
        </Boundary>
      )}
    </Panel>
  );
}

function ChooseButton({ choose }: { readonly choose: (open: boolean) => void }) {
  const { t } = useTranslation('counter');
  return (
    <Button
      size="large"
      keys="F9"
      onClick={() => {
        choose(true);
      }}
    >
      {t('next.choose')}
    </Button>
  );
}
