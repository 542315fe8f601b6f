import { useTranslation } from 'react-i18next';
import type { HealthView } from '../../../shared/contract/health.ts';
import { dayWithWeekday, fileSize } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { health as words } from '../../i18n/zh/health.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Dot } from '../../ui/status/Dot.tsx';
import css from '../forms.module.css';

type Found = keyof typeof words.found;
const known = new Set<string>(Object.keys(words.found));

/** What was looked at, each with what it means and, where it is not in order, what to do. */
export function HealthChecks({ of: { checks } }: { readonly of: HealthView }) {
  const { t } = useTranslation('health');
  const language = useLanguage();
  const shown = ({ check, state, found, value }: HealthView['checks'][number]) => {
    const key = `${check}-${found ?? state}`;
    if (!known.has(key)) return '';
    const when = value === null ? '' : dayWithWeekday(value, language);
    const n = value ?? 0;
    return t(`found.${key as Found}`, { when, size: fileSize(n), n });
  };
  return (
    <Panel title={t('checks.title')} scroll={false}>
      <table className={css.table}>
        <tbody>
          {checks.map((one) => (
            <tr key={one.check}>
              <th scope="row" className={css.short}>
                <Dot look={one.state === 'good' ? 'good' : 'warn'} />
                {t(`check.${one.check}`)}
              </th>
              <td>
                {shown(one)}
                {one.state === 'look' && (
                  <span className={css.below}>{t(`todo.${one.check}`)}</span>
                )}
              </td>
              <td className={css.short}>{t(`state.${one.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
