import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pinProblem } from '../../../shared/model/people/pin.ts';
import { isDeclared } from '../../rpc/answers.ts';
import { orpc } from '../../rpc/client.ts';
import { useErrorText } from '../../rpc/error-text.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useSay } from '../../actions/use-say.ts';
import { lockedWords, wrongPinWords } from './pin-words.ts';
import { useAccount } from '../session.ts';

type Field = 'pin' | 'newPin' | 'again';

/** Changes one's own PIN: the present one, and the new one twice. Nothing of it is kept as a draft. */
export function PinDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('session');
  const { staffNo } = useAccount();
  const say = useSay();
  const text = useErrorText();
  const [pin, setPin] = useState('');
  const [newPin, setNewPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<{ readonly at: Field; readonly text: string } | null>(
    null,
  );
  const change = useMutation({
    ...orpc.session.changePin.mutationOptions(),
    onSuccess() {
      say(t('change.done'));
      void queryClient.invalidateQueries({ queryKey: orpc.session.status.queryKey() });
      close();
    },
    onError(error) {
      const at = (field: Field, words: string) => {
        setProblem({ at: field, text: words });
      };
      if (isDeclared(error) && error.code === 'WRONG_PIN') {
        at('pin', wrongPinWords(error.data.triesLeft, t));
      } else if (isDeclared(error) && error.code === 'LOCKED') {
        at('pin', lockedWords(error.data.waitMs, t));
      } else if (isDeclared(error) && error.code === 'WEAK_PIN') {
        at('newPin', t(`weak.${error.data.code}`));
      } else if (isDeclared(error) && error.code === 'SAME_PIN') {
        at('newPin', t('change.same'));
      } else {
        const { what, todo } = text(error);
        at('pin', `${what} ${todo}`);
      }
    },
  });
  const submit = () => {
    const weak = pinProblem(newPin, staffNo);
    if (pin.length < 4) setProblem({ at: 'pin', text: t('tooShort') });
    else if (weak) setProblem({ at: 'newPin', text: t(`weak.${weak}`) });
    else if (newPin !== again) setProblem({ at: 'again', text: t('differs') });
    else {
      setProblem(null);
      change.mutate({ pin, newPin });
    }
  };
  const field = (at: Field, label: string, value: string, set: (value: string) => void) => (
    <TextField
      secret
      label={label}
      value={value}
      change={set}
      maxLength={at === 'pin' ? 64 : 12}
      autoFocus={at === 'pin'}
      problem={problem?.at === at ? problem.text : undefined}
    />
  );
  return (
    <Dialog
      title={t('change.title')}
      note={t('change.note')}
      close={close}
      ownFocus
      confirm={{ label: t('change.do'), act: submit, busy: change.isPending }}
    >
      {field('pin', t('change.present'), pin, setPin)}
      {field('newPin', t('newPin'), newPin, setNewPin)}
      {field('again', t('repeatPin'), again, setAgain)}
      <p className="visually-hidden" role="alert">
        {problem?.text}
      </p>
    </Dialog>
  );
}
