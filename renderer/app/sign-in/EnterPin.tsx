import { useMutation } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCardLike } from '../../../shared/model/clients/scanned.ts';
import { isDeclared } from '../../rpc/answers.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { LiveAnnouncements } from '../../actions/LiveAnnouncements.tsx';
import { useErrorText } from '../../rpc/error-text.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import type { SignInPerson } from './find-people.ts';
import css from './SignIn.module.css';
import { keepLastPerson } from './last-person.ts';
import { lockedWords, wrongPinWords } from './pin-words.ts';
import { signedIn } from '../session.ts';
import { useCountdown } from './use-countdown.ts';

interface EnterPinProps {
  readonly person: SignInPerson;
  readonly locked: boolean;
  readonly demoPin: string | null;
  readonly back: () => void;
}

/** The PIN of a person who has one. Wrong ones say how many tries are left; too many count down. */
export function EnterPin({ person, locked, demoPin, back }: EnterPinProps) {
  const { t } = useTranslation('session');
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [waitMs, waitFor] = useCountdown();
  const field = useRef<HTMLInputElement>(null);
  const text = useErrorText();
  const signIn = useMutation({
    ...orpc.session.signIn.mutationOptions(),
    onSuccess: (answer) => {
      keepLastPerson(person.staffNo);
      signedIn(answer);
    },
    onError: (error) => {
      setPin('');
      if (isDeclared(error) && error.code === 'WRONG_PIN') {
        setProblem(wrongPinWords(error.data.triesLeft, t));
      } else if (isDeclared(error) && error.code === 'LOCKED') {
        setProblem(null);
        waitFor(error.data.waitMs);
      } else {
        const { what, todo } = text(error);
        setProblem(`${what} ${todo}`);
      }
    },
  });
  const waiting = waitMs > 0;
  useEffect(() => {
    if (!waiting && !signIn.isPending) field.current?.focus();
  }, [waiting, signIn.isPending]);
  useKeys('gate', { Escape: back });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (waiting || signIn.isPending) return;
    if (isCardLike(pin)) {
      // A slow reader: its text is not a PIN either.
      setPin('');
      setProblem(t('scanned'));
      return;
    }
    if (pin.length < 4) {
      setProblem(t('tooShort'));
      return;
    }
    setProblem(null);
    signIn.mutate({ staffNo: person.staffNo, pin });
  };
  return (
    <form onSubmit={submit} className={css.form}>
      <h1 className={css.title}>{locked ? t('locked') : t('pinFor', { name: person.name })}</h1>
      {locked && (
        <p className={css.sub}>
          {t('pinFor', { name: person.name })} · {t('lockedHint')}
        </p>
      )}
      <input type="text" hidden readOnly autoComplete="username" value={person.staffNo} />
      <input
        ref={field}
        className={css.field}
        type="password"
        inputMode="numeric"
        autoComplete="current-password"
        aria-label={t('pin')}
        aria-invalid={problem !== null}
        aria-describedby="pin-problem"
        value={pin}
        maxLength={64}
        disabled={waiting}
        onChange={(event) => {
          setPin(event.target.value);
        }}
      />
      <p
        id="pin-problem"
        className={css.problem}
        role="alert"
        // Announce the countdown once, not every second.
        aria-live={waiting ? 'off' : 'assertive'}
      >
        {waiting ? lockedWords(waitMs, t) : problem}
      </p>
      <LiveAnnouncements
        items={waiting ? ['waiting'] : []}
        say={(came) => (came.length > 0 ? lockedWords(waitMs, t) : '')}
      />
      <div className={css.actions}>
        <Button look="main" size="large" keys="Enter" submit busy={signIn.isPending || waiting}>
          {locked ? t('unlock') : t('signIn')}
        </Button>
        <Button size="large" keys="Escape" onClick={back}>
          {t('other')}
        </Button>
      </div>
      {demoPin !== null && <p className={css.demo}>{t('demo', { pin: demoPin })}</p>}
    </form>
  );
}
