import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalIn } from './answers.ts';
import { CallError } from './call-error.ts';

/** A failure in words: what happened, what is safe, what to do. */
export interface ErrorText {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
}

/** The text of a failure. Codes without a sentence of their own get a general one. */
export function errorText(error: unknown, t: TFunction<'errors'>): ErrorText {
  const words = (group: string, subject = ''): ErrorText => {
    const part = (name: string) =>
      t(`${group}.${name}` as 'unknown.what', { subject, defaultValue: '' });
    return { what: part('what'), safe: part('safe'), todo: part('todo') };
  };
  if (error instanceof CallError) return words(`call.${error.kind}`);
  const refusal = refusalIn(error);
  if (!refusal) return words('unknown');
  const { code, detail, subject } = refusal;
  for (const group of [`${code}.${detail}`, `${code}.other`, code]) {
    const text = words(group, subject);
    if (text.what !== '') {
      // All refusals of a kind have the same sentence about what is safe.
      const { safe } = text.safe === '' ? words(code) : text;
      return { ...text, safe };
    }
  }
  return words('unknown');
}

/** The text of a failure in the screen's language. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t } = useTranslation('errors');
  return useCallback((error) => errorText(error, t), [t]);
}
