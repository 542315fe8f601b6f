import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchConfig } from '../../../shared/model/branch.ts';
import { useStatus } from '../../app/use-status.ts';
import { core, orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { useSay } from '../../actions/use-say.ts';
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
import { useDraft } from '../../actions/drafts.ts';

type Settings = Parameters<typeof core.settings.saveBranch>[0]['changes'];

const unchanged: Partial<BranchConfig> = {};

/** Every decision of the branch in one form, saved as a whole. */
export function BranchForm({ saved }: { readonly saved: BranchConfig }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const status = useStatus();
  const [base, setBase] = useState(saved);
  // What was changed and nothing else, so that it still fits when others saved the rest meanwhile.
  const [changes, setChanges] = useDraft<Partial<BranchConfig>>('settings.form.branch', unchanged);
  const draft = { ...base, ...changes };
  const dirty = changes !== unchanged;
  const problems = branchProblems(draft);
  useReportUnsaved(dirty);
  const save = useAct(
    {
      ...orpc.settings.saveBranch.mutationOptions(),
      mutationFn: (wanted: Partial<BranchConfig>) => {
        const names = Object.keys(wanted) as (keyof BranchConfig)[];
        const before = Object.fromEntries(names.map((name) => [name, base[name]]));
        return core.settings.saveBranch({ changes: wanted as Settings, before });
      },
    },
    (config) => {
      setBase(config as BranchConfig);
      setChanges(unchanged);
      say(t('form.saved'));
      void status.refetch();
    },
    () => {
      // Somebody else may have changed the same: show their settings, with what was changed here on top.
      void core.settings.branch().then(
        (config) => setBase(config as BranchConfig),
        () => undefined,
      );
    },
  );
  const doSave = () => {
    if (dirty && problems.size === 0 && !save.isPending) save.mutate(changes);
  };
  const discard = () => {
    setChanges(unchanged);
  };
  useKeys('form', { 'Ctrl+S': doSave, 'Alt+Z': discard }, { inFields: true });
  const part: PartProps = {
    branch: draft,
    saved: base,
    problems,
    change: (more) => {
      const next = { ...changes, ...more };
      const same = JSON.stringify({ ...base, ...next }) === JSON.stringify(base);
      setChanges(same ? unchanged : next);
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
