import { useTranslation } from 'react-i18next';
import type { ClientPage } from '../../../shared/contract/clients.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Panel } from '../../ui/Panel.tsx';
import css from './ClientSheet.module.css';
import { Facts } from './Facts.tsx';

/** What the client likes, what to mind, and the risk grade with its age. */
export function Preferences({ page }: { page: ClientPage }) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const { drink, caution, riskGrade, riskAssessedOn, riskExpired } = page;
  const risk = [
    riskGrade === null ? null : t('page.riskGrade', { grade: riskGrade }),
    riskAssessedOn === null
      ? null
      : t('page.riskOn', { date: businessDate(riskAssessedOn, language) }),
  ].filter((part) => part !== null);
  const unknown = <span className={css.unknown}>{t('page.unknown')}</span>;
  return (
    <Panel title={t('page.preferences')}>
      <Facts
        facts={[
          [t('page.drink'), drink ?? unknown],
          ...(caution === null
            ? []
            : [
                [
                  t('page.caution'),
                  <b key="caution" className={css.warn}>
                    {caution}
                  </b>,
                ] as const,
              ]),
          [
            t('page.risk'),
            risk.length === 0 ? (
              unknown
            ) : (
              <>
                {risk.join(' · ')}
                {riskExpired && <b className={css.warn}> {t('page.riskExpired')}</b>}
              </>
            ),
          ],
        ]}
      />
    </Panel>
  );
}
