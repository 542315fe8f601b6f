import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pinProblem } from '../../../shared/model/people/pin.ts';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { isDeclared } from '../../rpc/answers.ts';
import { orpc } from '../../rpc/client.ts';
import { useErrorText } from '../../rpc/error-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import type { SignInPerson } from './find-people.ts';
import css from './SignIn.module.css';
import { keepLastPerson } from './last-person.ts';
import { signedIn } from '../session.ts';

/** A PIN chosen with a one-time code: the first one, or another after a reset. */
export function ChoosePin({ person, back }: { person: SignInPerson; back: () => void }) {
  const { t } = useTranslation('session');
  const language = useLanguage();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const text = useErrorText();
  const choose = useMutation({
    ...orpc.session.choosePin.mutationOptions(),
    onSuccess: (answer) => {
      keepLastPerson(person.staffNo);
      signedIn(answer);
    },
    onError: (error) => {
      if (isDeclared(error) && error.code === 'WRONG_CODE') {
        setProblem(t('wrongCode', { count: error.data.triesLeft }));
      } else if (isDeclared(error) && error.code === 'WEAK_PIN') {
        setProblem(t(`weak.${error.data.code}`));
      } else {
        const { what, todo } = text(error);
        setProblem(`${what} ${todo}`);
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: orpc.session.status.queryKey() }),
  });
  useKeys('gate', { Escape: back });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (choose.isPending) return;
    const weak = pinProblem(pin, person.staffNo);
    if (code.trim() === '') setProblem(t('codeMissing'));
    else if (weak) setProblem(t(`weak.${weak}`));
    else if (pin !== again) setProblem(t('differs'));
    else {
      setProblem(null);
      choose.mutate({ staffNo: person.staffNo, code, pin });
    }
  };
  const issued = person.code && {
    name: person.code.byName,
    when: dayAndTime(person.code.at, language),
  };
  return (
    <form onSubmit={submit} className={css.form}>
      <h1 className={css.title}>{t('choosePin', { name: person.name })}</h1>
      {issued && person.code?.isReset === true && (
        <p className={css.warning}>
          {t('wasReset', issued)} {t('notYou')}
        </p>
      )}
      <p className={css.sub}>
        {issued ? t('codeFrom', issued) : t('codeNone')} {t('choosePinHint')}
      </p>
      <input type="text" hidden readOnly autoComplete="username" value={person.staffNo} />
      <input
        className={css.field}
        type="text"
        inputMode="numeric"
        autoFocus
        autoComplete="one-time-code"
        placeholder={t('code')}
        aria-label={t('code')}
        maxLength={12}
        value={code}
        onChange={(event) => {
          setCode(event.target.value);
        }}
      />
      {(
        [
          ['newPin', pin, setPin],
          ['repeatPin', again, setAgain],
        ] as const
      ).map(([label, value, change]) => (
        <input
          key={label}
          className={css.field}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          placeholder={t(label)}
          aria-label={t(label)}
          maxLength={12}
          value={value}
          onChange={(event) => {
            change(event.target.value);
          }}
        />
      ))}
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
