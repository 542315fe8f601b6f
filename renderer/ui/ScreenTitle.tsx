import { useTranslation } from 'react-i18next';
import type { common } from '../i18n/zh/common.ts';

interface ScreenTitleProps {
  readonly of: Exclude<keyof (typeof common)['nav'], 'label'>;
}

/** A heading for screen readers, on screens without a visible heading. */
export function ScreenTitle({ of }: ScreenTitleProps) {
  const { t } = useTranslation('common');
  return <h1 className="visually-hidden">{t(`nav.${of}`)}</h1>;
}
