import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchConfig } from '../../../shared/model/branch.ts';
import { tiers } from '../../../shared/model/tier.ts';
import { useStatus } from '../../app/use-status.ts';
import { core, orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useSay } from '../../ui/use-say.ts';
import css from '../forms.module.css';
import { useReportUnsaved } from '../unsaved.ts';
import { branchProblems } from './branch-problems.ts';
import { CountersPart } from './CountersPart.tsx';
import { IdentityPart } from './IdentityPart.tsx';
import { OtherBranchesPart } from './OtherBranchesPart.tsx';
import { PolicyPart } from './PolicyPart.tsx';
import type { PartProps } from './part.ts';
import { RoomsPart } from './RoomsPart.tsx';
import { ServicePart } from './ServicePart.tsx';
import { ServicesPart } from './ServicesPart.tsx';

type SaveInput = Parameters<typeof core.settings.saveBranch>[0];

/** Every decision of the branch in one form, saved as a whole. */
export function BranchForm({ saved }: { readonly saved: BranchConfig }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const status = useStatus();
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(saved);
  const dirty = JSON.stringify(draft) !== JSON.stringify(base);
  const problems = branchProblems(draft);
  useReportUnsaved(dirty);
  const save = useAct(
    {
      ...orpc.settings.saveBranch.mutationOptions(),
      mutationFn: async (config: BranchConfig) => {
        // Rule and promises are changed on another screen, maybe while this form was open: the rule is not this form's to
        // set, and promises are only where a person changed them here.
        const { rule, promiseMinutes: present } = await core.settings.branch();
        const untouched = tiers.every(
          (tier) => config.promiseMinutes[tier] === base.promiseMinutes[tier],
        );
        const promiseMinutes = untouched ? present : config.promiseMinutes;
        await core.settings.saveBranch({ ...config, rule, promiseMinutes } as SaveInput);
        return config;
      },
    },
    (config) => {
      setBase(config);
      say(t('form.saved'));
      void status.refetch();
    },
  );
  const doSave = () => {
    if (dirty && problems.size === 0 && !save.isPending) save.mutate(draft);
  };
  const discard = () => {
    setDraft(base);
  };
  useKeys({ 'Ctrl+S': doSave, 'Alt+Z': discard }, { inFields: true });
  const part: PartProps = {
    branch: draft,
    saved: base,
    problems,
    change: (changes) => {
      setDraft({ ...draft, ...changes });
    },
  };
  const state = () => {
    if (problems.size > 0) return t('form.problems', { n: problems.size });
    return dirty ? t('form.unsaved') : t('form.clean');
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        doSave();
      }}
    >
      <div className={css.columns}>
        <div className={css.column}>
          <IdentityPart {...part} />
          <ServicePart {...part} />
          <PolicyPart {...part} />
          <OtherBranchesPart {...part} />
        </div>
        <div className={css.column}>
          <ServicesPart {...part} />
          <CountersPart {...part} />
          <RoomsPart {...part} />
        </div>
      </div>
      <div className={css.bar}>
        <p role="status" className={problems.size > 0 ? css.problem : undefined}>
          {state()}
        </p>
        {dirty && (
          <Button keys="Alt+Z" onClick={discard}>
            {t('form.discard')}
          </Button>
        )}
        <Button
          look="main"
          keys="Ctrl+S"
          submit
          disabled={!dirty || problems.size > 0}
          busy={save.isPending}
        >
          {t('form.save')}
        </Button>
      </div>
    </form>
  );
}
