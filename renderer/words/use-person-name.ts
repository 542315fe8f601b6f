import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/contract/schemas.ts';
import { useLanguage } from '../i18n/index.ts';
import { personName } from '../i18n/person.ts';

/** How the screen speaks of a person, in its language; nobody recognised has words too. */
export function usePersonName(): (person: Person | null) => string {
  const { t } = useTranslation('common');
  const language = useLanguage();
  return (person) => personName(person, language, t('person.unknown'));
}
