import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import css from './OneTimeCode.module.css';

interface OneTimeCodeProps {
  readonly name: string;
  readonly staffNo: string;
  readonly code: string;
  readonly until: number;
}

/** A one-time code, large and in two groups, to be read out or written down. */
export function OneTimeCode({ name, staffNo, code, until }: OneTimeCodeProps) {
  const { t } = useTranslation('session');
  const language = useLanguage();
  return (
    <div className={css.line}>
      <span>
        {name} · {staffNo}
      </span>
      <output className={css.code} aria-label={t('codeOf', { name })}>
        {code.slice(0, 4)} {code.slice(4)}
      </output>
      <small>{t('codeUntil', { when: dayAndTime(until, language) })}</small>
    </div>
  );
}
