import { useTranslation } from 'react-i18next';
import { answerCode } from '../../rpc/answer-code.ts';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { refusedWords } from '../book/refused-words.ts';
import forms from '../forms.module.css';
import { choiceFaultWords, faultLines, faultsOf } from './form/fault-words.ts';

/** Why a choice, a preview or an addition came to nothing. */
export function CallFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('schemes');
  const { t: settings } = useTranslation('settings');
  const answer = answerCode(error);
  const faults = faultsOf(error);
  if (faults.length > 0) {
    return (
      <ul className={forms.failure} role="alert">
        {faultLines(faults, t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    );
  }
  if (answer?.error === 'CHOICE') {
    return (
      <p className={forms.failure} role="alert">
        {choiceFaultWords(answer.code, t)}
      </p>
    );
  }
  if (answer?.error === 'IMPORT') {
    return (
      <p className={forms.failure} role="alert">
        {refusedWords(answer.code, answer.subject, settings)}
      </p>
    );
  }
  return <ErrorNote error={error} />;
}
