import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { clienteles, type Clientele } from '../../../shared/model/branch.ts';

interface ClienteleProps {
  readonly value: Clientele | undefined;
  readonly change: (value: Clientele) => void;
}

/** Whose business it is: a person's, a company's, or either. */
export function ClienteleSelect({ value = 'both', change }: ClienteleProps) {
  const { t } = useTranslation(['settings', 'common']);
  return (
    <Select<Clientele>
      aria-label={t('branch.clientele')}
      style={{ width: '100%' }}
      value={value}
      options={clienteles.map((one) => ({ value: one, label: t(`common:clientele.${one}`) }))}
      onChange={change}
    />
  );
}
