import { useTranslation } from 'react-i18next';
import { may, permissions, roles } from '../../../shared/model/people/roles.ts';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';

/** What each role may do and see, from the same table that the core checks by. */
export function RolesPanel() {
  const { t } = useTranslation(['settings', 'common']);
  return (
    <Panel title={t('people.mayTitle')} note={t('people.mayNote')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('people.mayWhat')}</th>
            {roles.map((role) => (
              <th key={role} scope="col" className={css.mark}>
                {t(`common:roleShort.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission}>
              <th scope="row" className={css.plain}>
                {t(`people.may.${permission}`)}
              </th>
              {roles.map((role) => (
                <td key={role} className={css.mark}>
                  {may(role, permission) ? (
                    <span aria-label={t('people.yes')} role="img">
                      ✓
                    </span>
                  ) : (
                    <span aria-label={t('people.no')} role="img" className={css.none}>
                      –
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
