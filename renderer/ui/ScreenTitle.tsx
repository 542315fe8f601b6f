import { useTranslation } from 'react-i18next';
import type { common } from '../i18n/zh/common.ts';

interface ScreenTitleProps {
  readonly of: Exclude<keyof (typeof common)['nav'], 'label'>;
}

/** The heading of a screen for who hears it; the navigation shows it to who sees. Screens with a heading go without. */
export function ScreenTitle({ of }: ScreenTitleProps) {
  const { t } = useTranslation('common');
  return <h1 className="visually-hidden">{t(`nav.${of}`)}</h1>;
}
