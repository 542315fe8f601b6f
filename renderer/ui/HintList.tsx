import { useTranslation } from 'react-i18next';
import type { HintView } from '../../shared/contract/schemas.ts';
import { useLanguage } from '../i18n/index.ts';
import css from './HintList.module.css';
import { hintWords } from './hint-words.ts';

const icons: Readonly<Record<HintView['kind'], string>> = {
  birthday: 'M2.5 13.5h11M3.5 13.5v-5h9v5M8 8.5V5M8 3.2v-.7M3.5 10.8h9',
  maturity: 'M8 2.2a5.8 5.8 0 100 11.6A5.8 5.8 0 008 2.2zM8 5v3.2l2.2 1.4',
  drink: 'M3 5h8v5a3 3 0 01-3 3H6a3 3 0 01-3-3zM11 6h1.2a1.6 1.6 0 010 3.6H11',
  'risk-expired': 'M8 2.4l6 10.8H2zM8 6.6v3M8 11.3v.2',
  caution: 'M8 2.4l6 10.8H2zM8 6.6v3M8 11.3v.2',
  'next-tier': 'M3 13V6.5M8 13V3M13 13V8.5',
};

/** What matters today about a client: an icon and a sentence each. */
export function HintList({ hints }: { readonly hints: readonly HintView[] }) {
  const { t } = useTranslation(['counter', 'common']);
  const language = useLanguage();
  return (
    <ul className={css.hints}>
      {hints.map((hint, index) => (
        <li key={index} className={hint.kind === 'caution' ? css.caution : undefined}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={icons[hint.kind]} />
          </svg>
          <span>{hintWords(hint, language, t)}</span>
        </li>
      ))}
    </ul>
  );
}
