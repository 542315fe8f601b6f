import { useTranslation } from 'react-i18next';
import type { DataFault } from '../../../shared/contract/clients.ts';
import { Panel } from '../../ui/Panel.tsx';
import css from './ClientSheet.module.css';

/** Numbers that look wrong, for who may correct data; the client is served all the same. */
export function Faults({ faults }: { faults: readonly DataFault[] }) {
  const { t } = useTranslation('clients');
  return (
    <Panel className={css.noPrint} title={t('fault.title')}>
      <ul className={css.faults}>
        {faults.map(({ field, index, fault }) => (
          <li key={`${field} ${String(index)} ${fault}`}>
            {field === 'card'
              ? t('fault.card.check-digit', { n: index + 1 })
              : t(`fault.id-no.${fault}`)}
          </li>
        ))}
        <li className={css.unknown}>{t('fault.note')}</li>
      </ul>
    </Panel>
  );
}
