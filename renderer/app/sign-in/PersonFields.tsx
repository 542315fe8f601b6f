import type { FormRule } from 'antd';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { comparedStaffNo } from '../../../shared/model/people/person.ts';
import { pinProblem } from '../../../shared/model/people/pin.ts';
import { roles } from '../../../shared/model/people/roles.ts';
import { Button } from '../../ui/Button.tsx';
import type { OwnBranch } from './own-branch.ts';
import { sharedStaffNos } from './own-branch.ts';
import css from './SetupScreen.module.css';

interface PersonFieldsProps {
  readonly path: readonly (string | number)[];
  /** For the head and the administrator: the role is fixed, and they choose a PIN now. Others have only a role. */
  readonly founder?: boolean;
  readonly required: (field: string, max: number) => FormRule[];
  readonly remove?: () => void;
}

/** A row of the people's form: staff number, name, and a PIN or a role. */
export function PersonFields({ path, founder = false, required, remove }: PersonFieldsProps) {
  const { t } = useTranslation('setup');
  const { t: common } = useTranslation('common');
  const { t: session } = useTranslation('session');
  const notShared: FormRule = (form) => ({
    validator: (_rule, value: string | undefined) =>
      value && sharedStaffNos(form.getFieldsValue(true) as OwnBranch).has(comparedStaffNo(value))
        ? Promise.reject(new Error(t('sameNo')))
        : Promise.resolve(),
  });
  const notWeak: FormRule = (form) => ({
    validator(_rule, value: string | undefined) {
      const staffNo = form.getFieldValue([...path, 'staffNo']) as string | undefined;
      const problem = pinProblem(value ?? '', staffNo ?? '');
      return problem ? Promise.reject(new Error(session(`weak.${problem}`))) : Promise.resolve();
    },
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
      {!founder && (
        <Form.Item name={[...path, 'role']} label={t('role')}>
          <Select options={roles.map((role) => ({ value: role, label: common(`role.${role}`) }))} />
        </Form.Item>
      )}
      {founder && (
        <Form.Item
          name={[...path, 'pin']}
          label={t('pin')}
          dependencies={[[...path, 'staffNo']]}
          rules={[notWeak]}
        >
          <Input.Password inputMode="numeric" autoComplete="new-password" maxLength={12} />
        </Form.Item>
      )}
      {remove && (
        <Button look="quiet" aria-label={t('removePerson')} onClick={remove}>
          ×
        </Button>
      )}
    </div>
  );
}
