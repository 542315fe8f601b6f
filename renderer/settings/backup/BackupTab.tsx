import { useQuery, useQueryClient } from '@tanstack/react-query';
import { orpc } from '../../rpc/client.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Loading } from '../../ui/Loading.tsx';
import css from '../forms.module.css';
import { BackupList } from './BackupList.tsx';
import { BackupNow } from './BackupNow.tsx';
import { MakeForm } from './MakeForm.tsx';
import { RestoreHelp } from './RestoreHelp.tsx';
import { VerifyForm } from './VerifyForm.tsx';

/** While something is done its steps are looked at; else another window may have begun something. */
const [busyMs, quietMs] = [500, 5_000];

/** Backups: when the last one was made, one now, whether one is sound, and how to restore. */
export function BackupTab() {
  const client = useQueryClient();
  const state = useQuery(
    orpc.backup.state.queryOptions({
      refetchInterval: ({ state: { data } }) => (data?.running ? busyMs : quietMs),
    }),
  );
  if (state.error) return <ErrorNote error={state.error} retry={() => void state.refetch()} />;
  if (!state.data) return <Loading lines={6} />;
  const begun = () => {
    void client.invalidateQueries({ queryKey: orpc.backup.key() });
  };
  const { running, outcome, made, dataDir } = state.data;
  const busy = running !== null;
  return (
    <div className={css.beside}>
      <div>
        <MakeForm last={made[0] ?? null} busy={busy} begun={begun} />
        <BackupNow running={running} outcome={outcome} />
        <VerifyForm latest={made[0]?.file ?? null} busy={busy} begun={begun} />
      </div>
      <div>
        {made.length > 0 && <BackupList made={made} />}
        <RestoreHelp dataDir={dataDir} file={made[0]?.file ?? null} />
      </div>
    </div>
  );
}
