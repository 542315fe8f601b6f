import { useTranslation } from 'react-i18next';
import type { ClientPage } from '../../../shared/contract/clients.ts';
import type { AdmittedTier } from '../../../shared/model/clients/admission.ts';
import { approvers } from '../../../shared/model/clients/admission-refusal.ts';
import { addMonths } from '../../../shared/model/dates.ts';
import { tierRank } from '../../../shared/model/schemes/tier.ts';
import { useAccount } from '../../app/session.ts';
import { orpc } from '../../rpc/client.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';
import { DateField } from '../list/DateField.tsx';
import css from './ClientSheet.module.css';
import { useDraft } from '../../actions/drafts.ts';

const tiers = ['gold', 'platinum', 'diamond'] as const satisfies readonly AdmittedTier[];

interface AdmitDialogProps {
  readonly page: ClientPage;
  readonly close: () => void;
  readonly done: () => void;
}

/** Signs a tier below its standard: which, who approved it, why, and until when. */
export function AdmitDialog({ page, close, done }: AdmitDialogProps) {
  const { t } = useTranslation(['clients', 'common']);
  const say = useSay();
  const { name: ownName } = useAccount();
  const better = tiers.filter((tier) => tierRank(tier) < tierRank(page.tier));
  const form = `clients.admit ${page.clientNo}`;
  const [tier, setTier] = useDraft<AdmittedTier>(`${form}.tier`, better[0] ?? 'diamond');
  // The head approves gold alone; for the others the paper names the branch that did.
  const [approvedBy, setApprovedBy] = useDraft(`${form}.by`, tier === 'gold' ? ownName : '');
  const [reason, setReason] = useDraft(`${form}.reason`, '');
  const [until, setUntil] = useDraft(`${form}.until`, addMonths(page.today, 12));
  const admit = useAct(orpc.clients.admit.mutationOptions(), () => {
    say(t('admission.done', { tier: t(`common:tier.${tier}`) }));
    done();
  });
  const complete = approvedBy.trim() !== '' && reason.trim() !== '' && until !== '';
  return (
    <Dialog
      title={t('admission.admitTitle', { name: page.name })}
      note={t('admission.admitNote')}
      close={close}
      ownFocus
      confirm={{
        label: t('admission.sign'),
        keys: 'Ctrl+Enter',
        disabled: !complete,
        busy: admit.isPending,
        act: () => {
          admit.mutate({ clientNo: page.clientNo, tier, until, approvedBy, reason });
        },
      }}
    >
      <div className={css.form}>
        <ChoiceList
          label={t('admission.tier')}
          columns={better.length}
          value={tier}
          choose={(chosen) => {
            setTier(chosen);
            setApprovedBy(chosen === 'gold' ? ownName : '');
          }}
          choices={better.map((one) => ({
            value: one,
            label: t(`common:tier.${one}`),
            hint: t(`admission.approver.${approvers[one]}`),
          }))}
        />
        <TextField
          label={t(`admission.by.${approvers[tier]}`)}
          value={approvedBy}
          change={setApprovedBy}
          maxLength={100}
          autoFocus
        />
        <TextField
          label={t('admission.reason')}
          value={reason}
          change={setReason}
          maxLength={500}
        />
        <DateField label={t('admission.until')} value={until} change={setUntil} min={page.today} />
      </div>
    </Dialog>
  );
}
