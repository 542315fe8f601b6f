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

/** Writes a failure down. Codes without a sentence of their own get the general one. */
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
      // What is safe is the same for all refusals of a kind.
      const { safe } = text.safe === '' ? words(code) : text;
      return { ...text, safe };
    }
  }
  return words('unknown');
}

/** The words of a failure in the language of the screen. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t } = useTranslation('errors');
  return useCallback((error) => errorText(error, t), [t]);
}
