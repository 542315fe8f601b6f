import { Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../shared/model/roles.ts';
import { orpc } from '../../rpc/client.ts';
import { ChoiceList } from '../../ui/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSay } from '../../ui/use-say.ts';
import css from '../forms.module.css';
import type { StaffPerson } from './staff-person.ts';
import type { PersonDraft } from './person-draft.ts';
import { personProblems } from './person-draft.ts';

interface PersonProps {
  /** Null: a new one. */
  readonly person: StaffPerson | null;
  readonly taken: readonly string[];
  readonly close: () => void;
  readonly saved: () => void;
}

/** Adds a person, or changes one: name, role, whether they may sign in, a new PIN. */
export function PersonDialog({ person, taken, close, saved }: PersonProps) {
  const { t } = useTranslation(['settings', 'common']);
  const say = useSay();
  const activeId = useId();
  const [draft, setDraft] = useState<PersonDraft>({
    staffNo: person?.staffNo ?? '',
    name: person?.name ?? '',
    role: person?.role ?? 'teller',
    active: person?.active ?? true,
    pin: '',
  });
  const [tried, setTried] = useState(false);
  const save = useAct(orpc.settings.savePerson.mutationOptions(), () => {
    say(t('people.saved', { name: draft.name }));
    saved();
  });
  const problems = personProblems(draft, person ? [] : taken);
  const words = {
    required: t('problem.required'),
    taken: t('people.staffNoTaken'),
    pin: t('people.pinProblem'),
  };
  const shown = (field: keyof typeof problems) => {
    const problem = problems[field];
    // Empty fields of a new form are not scolded before the person tried to save.
    return problem && (tried || problem !== 'required') ? words[problem] : undefined;
  };
  const set = (changes: Partial<PersonDraft>) => {
    setDraft({ ...draft, ...changes });
  };
  return (
    <Dialog
      title={person ? t('people.editTitle', { name: person.name }) : t('people.newTitle')}
      close={close}
      ownFocus
      confirm={{
        label: t('people.save'),
        busy: save.isPending,
        act: () => {
          setTried(true);
          if (Object.keys(problems).length > 0) return;
          const { pin, ...rest } = draft;
          save.mutate({ ...rest, pin: pin === '' ? null : pin });
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
      </fieldset>
      <div className={css.pair}>
        <TextField
          secret
          label={t('people.newPin')}
          placeholder={t('people.newPinHint')}
          hint={person?.hasPin === true ? t('people.keepPin') : t('people.laterPin')}
          value={draft.pin}
          maxLength={12}
          problem={shown('pin')}
          change={(pin) => {
            set({ pin });
          }}
        />
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
      </div>
    </Dialog>
  );
}
