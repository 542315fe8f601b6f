import { useTranslation } from 'react-i18next';
import type { CounterView, TicketView } from '../../shared/contract/schemas.ts';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';
import { orpc } from '../rpc/client.ts';
import type { DeskView } from '../rpc/live-views.ts';
import { ChoiceList } from '../ui/fields/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../keyboard/digit-keys.ts';
import { useAct } from '../actions/use-act.ts';
import { useSay } from '../actions/use-say.ts';
import { useDraft } from '../actions/drafts.ts';

interface TransferProps {
  readonly view: DeskView;
  readonly ticket: TicketView;
  readonly close: () => void;
}

const anyCounter = 0;

/** Sends the client on: to which service, to any counter or a certain one, and in which place of the queue. */
export function TransferDialog({ view, ticket, close }: TransferProps) {
  const { t } = useTranslation(['counter', 'common']);
  const language = useLanguage();
  const say = useSay();
  const { services } = view;
  const form = `counter.transfer ${ticket.id}`;
  const [service, setService] = useDraft(
    `${form}.service`,
    services.find(({ id }) => id !== ticket.service)?.id ?? ticket.service,
  );
  const targets = view.counters.filter(
    (counter) => counter.id !== view.counter?.id && wouldTake(counter, ticket, service),
  );
  const [wanted, setCounter] = useDraft(`${form}.counter`, anyCounter);
  const counter = targets.some(({ id }) => id === wanted) ? wanted : anyCounter;
  const [keepPlace, setKeepPlace] = useDraft(`${form}.place`, true);
  const transfer = useAct(orpc.queue.transfer.mutationOptions(), () => {
    const target = services.find(({ id }) => id === service);
    const name = target ? localText(target.name, language) : '';
    say(
      counter === anyCounter
        ? t('done.transferred', { number: ticket.number, service: name })
        : t('done.sent', { number: ticket.number, n: counter, service: name }),
    );
    close();
  });
  const counters = [anyCounter, ...targets.map(({ id }) => id)];
  // Back into the line for the same service at any counter is what parking and calling back are for.
  const same = service === ticket.service && counter === anyCounter;
  return (
    <Dialog
      title={t('transfer.title', { number: ticket.number })}
      note={t('transfer.note')}
      close={close}
      width={620}
      scope="transfer"
      keys={{
        ...digitKeys(services, ({ id }) => {
          setService(id);
        }),
        C: () => {
          setCounter(counters[(counters.indexOf(counter) + 1) % counters.length] ?? anyCounter);
        },
        Y: () => {
          setKeepPlace(true);
        },
        N: () => {
          setKeepPlace(false);
        },
      }}
      confirm={{
        label: same ? t('transfer.chooseOther') : t('transfer.do'),
        disabled: same,
        busy: transfer.isPending,
        act: () => {
          transfer.mutate({
            ticketId: ticket.id,
            service,
            keepPlace,
            counter: counter === anyCounter ? null : counter,
          });
        },
      }}
    >
      <ChoiceList
        label={t('transfer.service')}
        columns={2}
        value={service}
        choose={setService}
        choices={services.map(({ id, name }, index) => ({
          value: id,
          label: localText(name, language),
          ...(id === ticket.service && { hint: t('transfer.present') }),
          keys: digitOf(index),
        }))}
      />
      <ChoiceList
        label={t('transfer.counter')}
        columns={Math.min(4, counters.length)}
        value={counter}
        choose={setCounter}
        choices={counters.map((id, index) => ({
          value: id,
          label: id === anyCounter ? t('transfer.any') : t('common:counter.n', { n: id }),
          ...(counters.indexOf(counter) === (index + counters.length - 1) % counters.length &&
            counters.length > 1 && { keys: 'C' }),
        }))}
      />
      <ChoiceList
        label={t('transfer.keep')}
        columns={2}
        value={keepPlace}
        choose={setKeepPlace}
        choices={[
          { value: true, label: t('transfer.keep'), hint: t('transfer.keepHint'), keys: 'Y' },
          { value: false, label: t('transfer.lose'), hint: t('transfer.loseHint'), keys: 'N' },
        ]}
      />
    </Dialog>
  );
}

/** Whether a counter that is open would take the client for a service; the floor's rules have the last word. */
function wouldTake(counter: CounterView, ticket: TicketView, service: string): boolean {
  const { services, tiers, clientele } = counter;
  return (
    counter.state !== 'closed' &&
    (services.length === 0 || services.includes(service)) &&
    (tiers.length === 0 || tiers.includes(ticket.tier)) &&
    (clientele === 'both' || (clientele === 'corporate') === ticket.corporate)
  );
}
