import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDeclared } from '../rpc/answers.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { useErrorText } from '../rpc/error-text.ts';
import { useKeys } from '../ui/use-keys.ts';
import type { SignInPerson } from './find-people.ts';
import css from './Gate.module.css';
import { keepLastPerson } from './last-person.ts';
import { signedIn } from './session.ts';

/** The first PIN of a person who came with an import and has none. */
export function ChoosePin({ person, back }: { person: SignInPerson; back: () => void }) {
  const { t } = useTranslation('session');
  const queries = useQueryClient();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const text = useErrorText();
  const choose = useMutation({
    ...orpc.session.choosePin.mutationOptions(),
    onSuccess: (answer) => {
      keepLastPerson(person.staffNo);
      signedIn(answer);
      void queries.invalidateQueries({ queryKey: orpc.session.status.queryKey() });
    },
    onError: (error) => {
      if (isDeclared(error) && error.code === 'WEAK_PIN') setProblem(t('weak'));
      else if (isDeclared(error) && error.code === 'PIN_SET') setProblem(t('pinAlreadySet'));
      else setProblem(text(error).what);
    },
  });
  useKeys({ Escape: back });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!/^\d{6,12}$/.test(pin)) setProblem(t('notDigits'));
    else if (pin !== again) setProblem(t('differs'));
    else {
      setProblem(null);
      choose.mutate({ staffNo: person.staffNo, pin });
    }
  };
  return (
    <form onSubmit={submit} className={css.form}>
      <h1 className={css.title}>{t('choosePin', { name: person.name })}</h1>
      <p className={css.sub}>{t('choosePinHint')}</p>
      <input type="text" hidden readOnly autoComplete="username" value={person.staffNo} />
      <input
        className={css.field}
        type="password"
        inputMode="numeric"
        autoFocus
        autoComplete="new-password"
        placeholder={t('newPin')}
        aria-label={t('newPin')}
        maxLength={12}
        value={pin}
        onChange={(event) => {
          setPin(event.target.value);
        }}
      />
      <input
        className={css.field}
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        placeholder={t('repeatPin')}
        aria-label={t('repeatPin')}
        maxLength={12}
        value={again}
        onChange={(event) => {
          setAgain(event.target.value);
        }}
      />
      <p className={css.problem} role="alert">
        {problem}
      </p>
      <div className={css.actions}>
        <Button look="main" size="large" keys="Enter" submit busy={choose.isPending}>
          {t('setPin')}
        </Button>
        <Button size="large" keys="Escape" onClick={back}>
          {t('other')}
        </Button>
      </div>
    </form>
  );
}
