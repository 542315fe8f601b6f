import { useTranslation } from 'react-i18next';
import type { Problems } from './branch-problems.ts';

/** What is wrong with the field at a place, in words; undefined when nothing is. */
export function useProblemWords(problems: Problems): (at: string) => string | undefined {
  const { t } = useTranslation('settings');
  return (at) => {
    const problem = problems.get(at);
    return problem && t(`problem.${problem}`);
  };
}
