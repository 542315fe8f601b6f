import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../shared/contract/schemas.ts';
import type { Service } from '../../shared/model/branch.ts';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from '../ui/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../ui/digit-keys.ts';
import { useAct } from '../ui/use-act.ts';
import { useSay } from '../ui/use-say.ts';

interface TransferProps {
  readonly ticket: TicketView;
  readonly services: readonly Service[];
  readonly close: () => void;
}

/** Sends the client on to another service: which one, and in which place of the queue. */
export function TransferDialog({ ticket, services, close }: TransferProps) {
  const { t } = useTranslation('counter');
  const language = useLanguage();
  const say = useSay();
  const others = services.filter((service) => service.id !== ticket.service);
  const [service, setService] = useState(others[0]?.id ?? '');
  const [keepPlace, setKeepPlace] = useState(true);
  const transfer = useAct(orpc.queue.transfer.mutationOptions(), (_, input) => {
    const target = others.find(({ id }) => id === input.service);
    const name = target ? localText(target.name, language) : '';
    say(t('done.transferred', { number: ticket.number, service: name }));
    close();
  });
  return (
    <Dialog
      title={t('transfer.title', { number: ticket.number })}
      note={others.length === 0 ? t('transfer.none') : t('transfer.note')}
      close={close}
      keys={{
        ...digitKeys(others, ({ id }) => {
          setService(id);
        }),
        Y: () => {
          setKeepPlace(true);
        },
        N: () => {
          setKeepPlace(false);
        },
      }}
      confirm={{
        label: t('transfer.do'),
        disabled: service === '',
        busy: transfer.isPending,
        act: () => {
          transfer.mutate({ ticketId: ticket.id, service, keepPlace });
        },
      }}
    >
      <ChoiceList
        label={t('transfer.service')}
        columns={2}
        value={service}
        choose={setService}
        choices={others.map(({ id, name }, index) => ({
          value: id,
          label: localText(name, language),
          keys: digitOf(index),
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
