import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { isDeclared } from '../../rpc/answers.ts';
import { orpc } from '../../rpc/client.ts';
import { useErrorText } from '../../rpc/error-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import type { OwnBranch, OwnBranchDraft } from './own-branch.ts';
import { keptOf, toSetup } from './own-branch.ts';
import { FirstCodes } from './FirstCodes.tsx';
import { PersonFields } from './PersonFields.tsx';
import css from './SetupScreen.module.css';

interface OwnBranchProps {
  readonly draft: OwnBranchDraft;
  /** @param left the form so far */
  readonly back: (left: OwnBranchDraft) => void;
}

/** The form of a new branch: name, counters, people. */
export function OwnBranchForm({ draft, back }: OwnBranchProps) {
  const { t } = useTranslation('setup');
  const { t: common } = useTranslation('common');
  const [form] = Form.useForm<OwnBranch>();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const text = useErrorText();
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.session.status.queryKey() });
  const create = useMutation({
    ...orpc.setup.createOwn.mutationOptions(),
    onSuccess: ({ codes }) => (codes.length === 0 ? refresh() : undefined),
    onError: (error) => {
      if (!isDeclared(error) || error.code !== 'ALREADY_SET_UP') return;
      // The sign-in replaces this form, so its result has to stay visible.
      const { what, safe, todo } = text(error);
      void message.warning({ content: `${what} ${safe} ${todo}`, duration: 15 });
      void refresh();
    },
  });
  const leave = () => {
    back(keptOf(form.getFieldsValue(true) as Partial<OwnBranch>));
  };
  const codes = create.data?.codes ?? [];
  useKeys(
    'setup',
    {
      'Ctrl+Enter': () => {
        form.submit();
      },
      Escape: leave,
    },
    // Codes are shown once, so leaving before they are read, or submitting twice, would lose them.
    { enabled: !create.isPending && codes.length === 0 },
  );
  const required = (field: string, max: number) => [
    { required: true, whitespace: true, message: t('required', { field }) },
    { max, message: t('tooLong', { count: max }) },
  ];
  if (create.variables && codes.length > 0) {
    return (
      <FirstCodes codes={codes} people={create.variables.people} done={() => void refresh()} />
    );
  }
  return (
    <Form<OwnBranch>
      form={form}
      className={css.own ?? ''}
      layout="vertical"
      requiredMark={false}
      initialValues={draft}
      scrollToFirstError
      onFinish={(values) => {
        create.mutate(toSetup(values));
      }}
    >
      <h1>{t('ownTitle')}</h1>
      <p className={css.lead}>{t('afterwards')}</p>
      <h2>{t('branchPart')}</h2>
      <div className={css.fields}>
        <Form.Item name="zh" label={t('nameZh')} rules={required(t('nameZh'), 64)}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="code" label={t('code')} rules={required(t('code'), 32)}>
          <Input />
        </Form.Item>
        <Form.Item name="en" label={t('nameEn')} tooltip={t('nameEnHint')}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item
          name="counters"
          label={t('counters')}
          rules={[
            { required: true, type: 'integer', min: 1, max: 60, message: t('countersRange') },
          ]}
        >
          <InputNumber style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <h2>{t('headPart')}</h2>
      <PersonFields path={['head']} founder required={required} />
      <h2>{t('adminPart')}</h2>
      <p className={css.lead}>{t('adminHint')}</p>
      <PersonFields path={['admin']} founder required={required} />
      <h2>{t('peoplePart')}</h2>
      <p className={css.lead}>{t('peopleHint')}</p>
      <Form.List name="people">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <PersonFields
                key={key}
                path={[name]}
                required={required}
                remove={() => {
                  remove(name);
                }}
              />
            ))}
            <AddPerson
              add={() => {
                add({ role: 'teller' });
              }}
            />
          </>
        )}
      </Form.List>
      {create.error && <ErrorNote error={create.error} />}
      <div className={css.actions}>
        <Button look="main" size="large" keys="Ctrl+Enter" submit busy={create.isPending}>
          {t('create')}
        </Button>
        <Button size="large" keys="Escape" busy={create.isPending} onClick={leave}>
          {common('action.back')}
        </Button>
      </div>
    </Form>
  );
}

function AddPerson({ add }: { add: () => void }) {
  const { t } = useTranslation('setup');
  useKeys('setup', { 'Alt+Insert': add }, { inFields: true });
  return (
    <Button size="small" keys="Alt+Insert" onClick={add}>
      {t('addPerson')}
    </Button>
  );
}
