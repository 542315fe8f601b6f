import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { useSay } from '../../actions/use-say.ts';
import css from '../forms.module.css';
import type { StaffPerson } from './staff-person.ts';

type Asking = StaffPerson & { readonly asked: NonNullable<StaffPerson['asked']> };

/** Roles that a file or an administrator asks for: a head says yes or no to each, the others see that it waits. */
export function RolesAsked({ people }: { readonly people: readonly StaffPerson[] }) {
  const { t } = useTranslation(['settings', 'common']);
  const language = useLanguage();
  const answers = useMay()('appoint');
  const waiting = people.filter((person): person is Asking => person.asked !== null);
  const [answer, setAnswer] = useState<{ person: Asking; yes: boolean } | null>(null);
  const [first] = waiting;
  const begin = (yes: boolean) => () => {
    if (first) setAnswer({ person: first, yes });
  };
  useKeys(
    'people',
    { Y: begin(true), D: begin(false) },
    { enabled: answers && first !== undefined },
  );
  if (!first) return null;
  return (
    <Panel
      className={css.waiting}
      title={t('people.askedTitle')}
      note={t(answers ? 'people.askedNote' : 'people.askedForHead')}
    >
      <ul className={css.plainList}>
        {waiting.map((person) => (
          <li key={person.staffNo}>
            <span>
              <b>{person.name}</b> · {person.staffNo}
              <br />
              {t(`common:role.${person.role}`)} → <b>{t(`common:role.${person.asked.role}`)}</b>
              {person.asked.activates && ` · ${t('people.askedActive')}`}
              <small className={css.below}>
                {t(`people.askedBy.${person.asked.source}`, {
                  name: person.asked.byName ?? t('people.system'),
                  when: dayAndTime(person.asked.at, language),
                })}
              </small>
            </span>
            {answers && (
              <span className={css.asideActs}>
                <Button
                  size="small"
                  keys={person === first ? 'Y' : undefined}
                  onClick={() => {
                    setAnswer({ person, yes: true });
                  }}
                >
                  {t('people.confirm')}
                </Button>
                <Button
                  size="small"
                  keys={person === first ? 'D' : undefined}
                  onClick={() => {
                    setAnswer({ person, yes: false });
                  }}
                >
                  {t('people.refuse')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {answer && (
        <AnswerDialog
          {...answer}
          close={() => {
            setAnswer(null);
          }}
        />
      )}
    </Panel>
  );
}

function AnswerDialog({
  person,
  yes,
  close,
}: {
  readonly person: Asking;
  readonly yes: boolean;
  readonly close: () => void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const client = useQueryClient();
  const say = useSay();
  const { name, staffNo, asked } = person;
  const words = { name, role: t(`common:role.${asked.role}`) };
  const act = useAct(orpc.settings.answerRole.mutationOptions(), () => {
    say(t(yes ? 'people.confirmed' : 'people.refused', words));
    void client.invalidateQueries({ queryKey: orpc.settings.key() });
    void client.invalidateQueries({ queryKey: orpc.session.status.key() });
    close();
  });
  return (
    <Dialog
      title={t(yes ? 'people.confirmTitle' : 'people.refuseTitle', words)}
      note={t(yes ? 'people.confirmNote' : 'people.refuseNote', words)}
      close={close}
      confirm={{
        label: t(yes ? 'people.confirm' : 'people.refuse'),
        busy: act.isPending,
        act: () => {
          act.mutate({ staffNo, role: asked.role, yes });
        },
      }}
    />
  );
}
