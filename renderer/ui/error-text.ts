import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '../rpc/call-error.ts';

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
  if (!(error instanceof ORPCError)) return words('unknown');
  const data = (error.data ?? {}) as { code?: string; subject?: string };
  const groups = [`${error.code}.${data.code ?? ''}`, `${error.code}.other`, error.code];
  for (const group of groups) {
    const text = words(group, data.subject ?? '');
    if (text.what !== '') {
      // What is safe is the same for all refusals of a kind.
      const { safe } = text.safe === '' ? words(error.code) : text;
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
