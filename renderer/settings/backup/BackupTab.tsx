import { useQuery, useQueryClient } from '@tanstack/react-query';
import { orpc } from '../../rpc/client.ts';
import { QueryContent } from '../../actions/QueryContent.tsx';
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
  const begun = () => {
    void client.invalidateQueries({ queryKey: orpc.backup.key() });
  };
  return (
    <QueryContent of={state}>
      {({ running, outcome, made, dataDir }) => (
        <div className={css.beside}>
          <div>
            <MakeForm last={made[0] ?? null} busy={running !== null} begun={begun} />
            <BackupNow running={running} outcome={outcome} />
            <VerifyForm latest={made[0]?.file ?? null} busy={running !== null} begun={begun} />
          </div>
          <div>
            {made.length > 0 && <BackupList made={made} />}
            <RestoreHelp dataDir={dataDir} file={made[0]?.file ?? null} />
          </div>
        </div>
      )}
    </QueryContent>
  );
}
