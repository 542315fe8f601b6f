import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../rpc/client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import field from '../../ui/fields/TextField.module.css';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';
import css from './ClientSheet.module.css';
import { useDraft } from '../../actions/drafts.ts';

/** Notes somebody whom the book does not know, for a client manager to follow up (rulebook §4). */
export function ProspectDialog({ found, close }: { found: string; close: () => void }) {
  const { t } = useTranslation('prospects');
  const say = useSay();
  const id = useId();
  // What was searched in vain is the number or the name.
  const digits = /^[\d\s+-]{6,}$/.test(found);
  const [name, setName] = useDraft('prospect.name', digits ? '' : found);
  const [phone, setPhone] = useDraft('prospect.phone', digits ? found : '');
  const [need, setNeed] = useDraft('prospect.need', '');
  const [managerNo, setManager] = useDraft<string | null>('prospect.manager', null);
  const managers = useQuery(orpc.prospects.managers.queryOptions()).data ?? [];
  const note = useAct(orpc.prospects.note.mutationOptions(), () => {
    const manager = managers.find(({ staffNo }) => staffNo === managerNo);
    say(manager ? t('saved', { name: manager.name }) : t('savedAny'));
    close();
  });
  return (
    <Dialog
      title={t('noteTitle')}
      note={t('noteNote')}
      close={close}
      ownFocus
      confirm={{
        label: t('save'),
        keys: 'Ctrl+Enter',
        disabled: name.trim() === '' || need.trim() === '',
        busy: note.isPending,
        act: () => {
          note.mutate({ name, phone, need, managerNo });
        },
      }}
    >
      <div className={css.form}>
        <TextField label={t('name')} value={name} change={setName} maxLength={64} autoFocus />
        <TextField
          label={t('phone')}
          value={phone}
          change={setPhone}
          maxLength={32}
          hint={t('phoneHint')}
        />
        <TextField label={t('need')} value={need} change={setNeed} maxLength={300} />
        <div className={field.field}>
          <label htmlFor={id}>{t('manager')}</label>
          <Select<string>
            id={id}
            value={managerNo ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('anyManager') },
              ...managers.map((one) => ({ value: one.staffNo, label: one.name })),
            ]}
            onChange={(chosen) => {
              setManager(chosen === '' ? null : chosen);
            }}
          />
        </div>
      </div>
    </Dialog>
  );
}
