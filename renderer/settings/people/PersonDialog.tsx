import { Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../shared/model/people/roles.ts';
import { useMay } from '../../app/session.ts';
import { orpc } from '../../rpc/client.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useDraft } from '../../actions/drafts.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';
import css from '../forms.module.css';
import type { Issued } from './CodeDialog.tsx';
import type { PersonDraft } from './person-draft.ts';
import { personProblems } from './person-draft.ts';
import type { StaffPerson } from './staff-person.ts';

interface PersonProps {
  /** Null: a new one. */
  readonly person: StaffPerson | null;
  readonly taken: readonly string[];
  readonly close: () => void;
  /** @param issued the code of a new person */
  readonly saved: (issued: Issued | null) => void;
}

/** Adds a person, or changes one: name, role, whether they may sign in. */
export function PersonDialog({ person, taken, close, saved }: PersonProps) {
  const { t } = useTranslation(['settings', 'common']);
  const say = useSay();
  const may = useMay();
  const activeId = useId();
  const [draft, setDraft] = useDraft<PersonDraft>(`settings.person ${person?.staffNo ?? ''}`, {
    staffNo: person?.staffNo ?? '',
    name: person?.name ?? '',
    role: person?.role ?? 'teller',
    active: person?.active ?? true,
  });
  const [tried, setTried] = useState(false);
  const done = (waits: boolean, issued: Issued | null) => {
    say(t(waits ? 'people.savedWaits' : 'people.saved', { name: draft.name }));
    saved(issued);
  };
  const add = useAct(orpc.settings.addPerson.mutationOptions(), ({ waits, ...code }) => {
    done(waits, { ...code, name: draft.name });
  });
  const save = useAct(orpc.settings.savePerson.mutationOptions(), ({ waits }) => {
    done(waits, null);
  });
  const problems = personProblems(draft, person ? [] : taken);
  const words = { required: t('problem.required'), taken: t('people.staffNoTaken') };
  const shown = (field: keyof typeof problems) => {
    const problem = problems[field];
    // Empty fields of a new form are not scolded before the person tried to save.
    return problem && (tried || problem !== 'required') ? words[problem] : undefined;
  };
  const set = (changes: Partial<PersonDraft>) => {
    setDraft({ ...draft, ...changes });
  };
  const before = person ?? { role: 'teller', active: true };
  const returns = draft.active && !before.active && draft.role !== 'teller';
  const waits = !may('appoint') && (draft.role !== before.role || returns);
  return (
    <Dialog
      title={person ? t('people.editTitle', { name: person.name }) : t('people.newTitle')}
      close={close}
      ownFocus
      confirm={{
        label: t('people.save'),
        busy: save.isPending || add.isPending,
        act: () => {
          setTried(true);
          if (Object.keys(problems).length > 0) return;
          if (person) save.mutate(draft);
          else add.mutate(draft);
        },
      }}
    >
      <div className={css.pair}>
        <TextField
          label={t('people.staffNo')}
          value={draft.staffNo}
          maxLength={32}
          disabled={person !== null}
          autoFocus={person === null}
          problem={shown('staffNo')}
          change={(staffNo) => {
            set({ staffNo });
          }}
        />
        <TextField
          label={t('people.name')}
          value={draft.name}
          maxLength={64}
          autoFocus={person !== null}
          problem={shown('name')}
          change={(name) => {
            set({ name });
          }}
        />
      </div>
      <fieldset className={css.group}>
        <legend>{t('people.role')}</legend>
        <ChoiceList
          label={t('people.role')}
          columns={3}
          value={draft.role}
          choose={(role) => {
            set({ role });
          }}
          choices={roles.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
        />
        {waits && <p role="status">{t('people.willWait')}</p>}
      </fieldset>
      {!person && <p className={css.note}>{t('people.codeFollows')}</p>}
      {person && (
        <div className={css.switch}>
          <label htmlFor={activeId}>{t('people.state')}</label>
          <Switch
            id={activeId}
            checked={draft.active}
            checkedChildren={t('people.active')}
            unCheckedChildren={t('people.inactive')}
            onChange={(active) => {
              set({ active });
            }}
          />
          <small>{t('people.activeHint')}</small>
        </div>
      )}
    </Dialog>
  );
}
