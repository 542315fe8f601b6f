import { useTranslation } from 'react-i18next';
import type { Service } from '../../shared/model/branch.ts';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';

/** Names of the branch's services in the language of the screen. */
export function useServiceNames(services: readonly Service[]): {
  /** The name of one service; its code when the branch no longer has it. */
  readonly one: (id: string) => string;
  /** The names of several; none given means every service. */
  readonly list: (ids: readonly string[]) => string;
} {
  const { t } = useTranslation('counter');
  const language = useLanguage();
  const one = (id: string) => {
    const service = services.find((known) => known.id === id);
    return service ? localText(service.name, language) : id;
  };
  return {
    one,
    list: (ids) => (ids.length === 0 ? t('choose.all') : ids.map(one).join(' · ')),
  };
}
