import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HeaderTools } from '../HeaderTools.tsx';
import css from './SetupScreen.module.css';

/** The page of a console without a branch: the product's name, language and theme above the content. */
export function SetupFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <div className={css.screen}>
      <header className={css.top}>
        <strong>{t('app')}</strong>
        <span className={css.tools}>
          <HeaderTools />
        </span>
      </header>
      <main className={css.main}>{children}</main>
    </div>
  );
}
