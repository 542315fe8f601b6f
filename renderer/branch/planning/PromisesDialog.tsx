import { useTranslation } from 'react-i18next';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { orpc } from '../../rpc/client.ts';
import type { BranchView } from '../../rpc/live-views.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';
import css from '../dialogs.module.css';
import { useDraft } from '../../actions/drafts.ts';

interface PromisesProps {
  readonly promiseMinutes: BranchView['promiseMinutes'];
  readonly close: () => void;
}

/** Changes the wait that each tier is promised. Numbers that were taken keep what is printed on them. */
export function PromisesDialog({ promiseMinutes, close }: PromisesProps) {
  const { t } = useTranslation('branch');
  const say = useSay();
  const [draft, setDraft] = useDraft('branch.promises', promiseMinutes);
  const change = useAct(orpc.queue.changePromises.mutationOptions(), () => {
    say(t('promises.done'));
    close();
  });
  const same = tiers.every((tier) => draft[tier] === promiseMinutes[tier]);
  return (
    <Dialog
      title={t('promises.title')}
      note={t('promises.note')}
      close={close}
      ownFocus
      confirm={{
        label: same ? t('promises.same') : t('promises.do'),
        disabled: same || tiers.some((tier) => draft[tier] < 1),
        busy: change.isPending,
        act: () => {
          change.mutate({ promiseMinutes: draft });
        },
      }}
    >
      <div className={css.tiers}>
        {tiers.map((tier) => (
          <NumberField
            key={tier}
            label={<TierBadge tier={tier} />}
            unit={t('promises.unit')}
            min={1}
            value={draft[tier]}
            change={(minutes) => {
              setDraft((now) => ({ ...now, [tier]: minutes ?? 0 }));
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}
