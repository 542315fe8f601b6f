import { useTranslation } from 'react-i18next';
import { orpc } from '../../rpc/client.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useAct } from '../../actions/use-act.ts';
import type { Issued } from './CodeDialog.tsx';
import type { StaffPerson } from './staff-person.ts';

interface ResetProps {
  readonly person: StaffPerson;
  readonly close: () => void;
  readonly issued: (issued: Issued) => void;
}

/** Asks before a PIN is taken away, or a code is issued to somebody without one. */
export function ResetDialog({ person, close, issued }: ResetProps) {
  const { t } = useTranslation('settings');
  const { name, staffNo, hasPin } = person;
  const reset = useAct(orpc.settings.resetPin.mutationOptions(), (code) => {
    issued({ ...code, name });
  });
  return (
    <Dialog
      title={t(hasPin ? 'people.resetTitle' : 'people.issueTitle', { name })}
      note={t(hasPin ? 'people.resetNote' : 'people.issueNote', { name })}
      close={close}
      confirm={{
        label: t(hasPin ? 'people.reset' : 'people.issue'),
        busy: reset.isPending,
        act: () => {
          reset.mutate({ staffNo });
        },
      }}
    />
  );
}
