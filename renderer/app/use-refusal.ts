import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { recovery } from '../i18n/zh/recovery.ts';
import { isDeclared } from '../rpc/answers.ts';
import { useErrorText } from '../rpc/error-text.ts';
import { lockedWords, wrongPinWords } from './sign-in/pin-words.ts';

type Refused = keyof typeof recovery.refused;

const known: ReadonlySet<string> = new Set(Object.keys(recovery.refused));
const isKnown = (code: string): code is Refused => known.has(code);

/** The code and figures of a refused restore. */
interface Answered {
  readonly code: string;
  readonly data?: {
    readonly code?: string;
    readonly subject?: string;
    readonly triesLeft?: number;
    readonly waitMs?: number;
  };
}

/** Why a backup was not restored, in words. */
export function useRefusal(): (error: Error) => string {
  const { t } = useTranslation('recovery');
  const { t: session } = useTranslation('session');
  const text = useErrorText();
  return useCallback(
    (error) => {
      if (!isDeclared(error)) {
        const { what, todo } = text(error);
        return `${what} ${todo}`;
      }
      const { code, data = {} } = error as Answered;
      const { triesLeft = 0, waitMs = 0, subject = '', code: detail = code } = data;
      if (code === 'WRONG_PIN') return wrongPinWords(triesLeft, session);
      if (code === 'LOCKED') return lockedWords(waitMs, session);
      return t(`refused.${isKnown(detail) ? detail : 'other'}`, { subject, code: detail });
    },
    [t, session, text],
  );
}
