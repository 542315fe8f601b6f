import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HintView } from '../../../shared/contract/schemas.ts';
import { useLanguage } from '../../i18n/index.ts';
import css from './Hints.module.css';
import { hintSentence } from '../../words/hint-sentence.ts';

const icons: Readonly<Record<HintView['kind'], ReactElement>> = {
  birthday: <path d="M2 14h12M3 14V9h10v5M3 11c2 1.5 3-1 5 0s3 1 5 0M8 9V6M8 3.5v.5" />,
  maturity: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  drink: <path d="M3 5h8v5a3 3 0 01-3 3H6a3 3 0 01-3-3zM11 6h1.5a1.5 1.5 0 010 4H11" />,
  'risk-expired': <path d="M8 2l6.5 11.5h-13zM8 6.5v3.5M8 11.6v.4" />,
  caution: <path d="M8 2l6.5 11.5h-13zM8 6.5v3.5M8 11.6v.4" />,
  'next-tier': <path d="M3 13V9M8 13V3M13 13V6" />,
};

/** Today's notes about a client, at most three. */
export function Hints({ hints }: { hints: readonly HintView[] }) {
  const { t } = useTranslation(['lobby', 'common']);
  const language = useLanguage();
  if (hints.length === 0) return <p className={css.none}>{t('hint.none')}</p>;
  return (
    <ul className={css.hints} aria-label={t('hint.label')}>
      {hints.map((hint) => {
        const sentence = hintSentence(hint, language, t);
        return (
          <li key={sentence} data-kind={hint.kind}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              {icons[hint.kind]}
            </svg>
            <span>{sentence}</span>
          </li>
        );
      })}
    </ul>
  );
}
