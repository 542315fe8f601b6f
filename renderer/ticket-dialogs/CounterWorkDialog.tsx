import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../shared/contract/schemas.ts';
import { clienteles, type Clientele, type Service } from '../../shared/model/branch.ts';
import { tiers, type Tier } from '../../shared/model/schemes/tier.ts';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from '../ui/fields/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../keyboard/digit-keys.ts';
import { Kbd } from '../keyboard/Kbd.tsx';
import { TierBadge } from '../ui/status/TierBadge.tsx';
import { useAct } from '../actions/use-act.ts';
import { useSay } from '../actions/use-say.ts';
import css from './CounterWorkDialog.module.css';
import { useDraft } from '../actions/drafts.ts';

interface WorkProps {
  readonly counter: CounterView;
  readonly services: readonly Service[];
  readonly close: () => void;
}

/* Services have digits; tiers and clienteles have letters. */
const tierKeys: Readonly<Record<Tier, string>> = {
  diamond: 'Q',
  platinum: 'W',
  gold: 'E',
  regular: 'R',
};
const clienteleKeys: Readonly<Record<Clientele, string>> = {
  both: 'A',
  personal: 'S',
  corporate: 'D',
};

/** Sets what a counter takes from its next call on: services, tiers, clientele. Nothing selected means everything. */
export function CounterWorkDialog({ counter, services, close }: WorkProps) {
  const { t } = useTranslation(['counter', 'common']);
  const language = useLanguage();
  const say = useSay();
  const form = `work ${String(counter.id)}`;
  const [taken, setTaken] = useDraft<readonly string[]>(`${form}.services`, counter.services);
  const [classes, setClasses] = useDraft<readonly Tier[]>(`${form}.tiers`, counter.tiers);
  const [clientele, setClientele] = useDraft(`${form}.clientele`, counter.clientele);
  const set = useAct(orpc.queue.setWork.mutationOptions(), () => {
    say(t('work.done', { n: counter.id }));
    close();
  });
  const toggleService = ({ id }: Service) => {
    setTaken((now) => toggled(now, id));
  };
  const toggleTier = (tier: Tier) => {
    setClasses((now) => toggled(now, tier));
  };
  return (
    <Dialog
      title={t('work.title', { n: counter.id })}
      note={t('work.note')}
      close={close}
      scope="work"
      keys={{
        ...digitKeys(services, toggleService),
        ...Object.fromEntries(
          tiers.map((tier) => [
            tierKeys[tier],
            () => {
              toggleTier(tier);
            },
          ]),
        ),
        ...Object.fromEntries(
          clienteles.map((one) => [
            clienteleKeys[one],
            () => {
              setClientele(one);
            },
          ]),
        ),
      }}
      confirm={{
        label: t('work.do'),
        busy: set.isPending,
        act: () => {
          set.mutate({
            counter: counter.id,
            // In the branch's order, not in the order of selection.
            services: services.map(({ id }) => id).filter((id) => taken.includes(id)),
            tiers: tiers.filter((tier) => classes.includes(tier)),
            clientele,
          });
        },
      }}
    >
      <fieldset className={css.group}>
        <legend>{t('work.services')}</legend>
        {services.map((service, index) => (
          <Checkbox
            key={service.id}
            checked={taken.includes(service.id)}
            onChange={() => {
              toggleService(service);
            }}
          >
            {localText(service.name, language)} <Kbd keys={digitOf(index)} />
          </Checkbox>
        ))}
        <p>{taken.length === 0 && t('choose.all')}</p>
      </fieldset>
      <fieldset className={css.group}>
        <legend>{t('work.tiers')}</legend>
        {tiers.map((tier) => (
          <Checkbox
            key={tier}
            checked={classes.includes(tier)}
            onChange={() => {
              toggleTier(tier);
            }}
          >
            <TierBadge tier={tier} /> <Kbd keys={tierKeys[tier]} />
          </Checkbox>
        ))}
        <p>{classes.length === 0 && t('work.everyTier')}</p>
      </fieldset>
      <ChoiceList
        label={t('work.clientele')}
        columns={3}
        value={clientele}
        choose={setClientele}
        choices={clienteles.map((one) => ({
          value: one,
          label: t(`common:clientele.${one}`),
          keys: clienteleKeys[one],
        }))}
      />
    </Dialog>
  );
}

function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
