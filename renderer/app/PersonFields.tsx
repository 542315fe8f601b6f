import type { FormRule } from 'antd';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { roles } from '../../shared/model/roles.ts';
import { Button } from '../ui/Button.tsx';
import type { OwnBranch } from './own-branch.ts';
import { sharedStaffNos } from './own-branch.ts';
import css from './SetupScreen.module.css';

interface PersonFieldsProps {
  readonly path: readonly (string | number)[];
  /** The branch head's role is given; everyone else's is chosen. */
  readonly head?: boolean;
  readonly required: (field: string, max: number) => FormRule[];
  readonly remove?: () => void;
}

/** One line of the people's form: staff number, name, role, PIN. */
export function PersonFields({ path, head = false, required, remove }: PersonFieldsProps) {
  const { t } = useTranslation('setup');
  const { t: common } = useTranslation('common');
  const notShared: FormRule = (form) => ({
    validator: (_rule, value: string | undefined) =>
      value && sharedStaffNos(form.getFieldsValue(true) as OwnBranch).has(value.trim())
        ? Promise.reject(new Error(t('sameNo')))
        : Promise.resolve(),
  });
  return (
    <div className={css.person}>
      <Form.Item
        name={[...path, 'staffNo']}
        label={t('staffNo')}
        rules={[...required(t('staffNo'), 32), notShared]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name={[...path, 'name']} label={t('person')} rules={required(t('person'), 64)}>
        <Input autoComplete="off" />
      </Form.Item>
      {!head && (
        <Form.Item name={[...path, 'role']} label={t('role')}>
          <Select options={roles.map((role) => ({ value: role, label: common(`role.${role}`) }))} />
        </Form.Item>
      )}
      <Form.Item
        name={[...path, 'pin']}
        label={t('pin')}
        rules={[{ required: true, pattern: /^\d{6,12}$/, message: t('pinRule') }]}
      >
        <Input.Password inputMode="numeric" autoComplete="new-password" maxLength={12} />
      </Form.Item>
      {remove && (
        <Button look="quiet" aria-label={t('removePerson')} onClick={remove}>
          ×
        </Button>
      )}
    </div>
  );
}
