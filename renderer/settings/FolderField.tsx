import { useStatus } from '../app/use-status.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';

interface FolderFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** What the button says that opens the system's dialog. */
  readonly choose: string;
  readonly value: string;
  readonly change: (folder: string) => void;
  readonly problem?: string | undefined;
  readonly autoFocus?: boolean;
}

/** A folder of the console's machine: typed, or chosen in a dialog of the system where the console has a window there. */
export function FolderField({ choose, change, ...field }: FolderFieldProps) {
  const desktop = useStatus().data?.host === 'desktop';
  // The answer waits for a person at a dialog of the system, so there is no deadline for it.
  const asking = useAct(
    orpc.settings.chooseFolder.mutationOptions({ context: { patient: true } }),
    ({ folder }) => {
      if (folder !== null) change(folder);
    },
  );
  const ask = () => {
    if (!asking.isPending) asking.mutate(undefined);
  };
  useKeys('form', { ...(desktop && { 'Ctrl+O': ask }) });
  return (
    <>
      <TextField {...field} change={change} />
      {desktop && (
        <Button keys="Ctrl+O" busy={asking.isPending} onClick={ask}>
          {choose}
        </Button>
      )}
    </>
  );
}
