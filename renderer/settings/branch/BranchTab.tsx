import { useQuery } from '@tanstack/react-query';
import type { BranchConfig } from '../../../shared/model/branch.ts';
import { orpc } from '../../rpc/client.ts';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';
import { BranchForm } from './BranchForm.tsx';

/** The branch's own decisions. */
export function BranchTab() {
  // A form is filled once: an answer that came later would overwrite what a person is typing.
  const query = useQuery(
    orpc.settings.branch.queryOptions({ gcTime: 0, staleTime: Number.POSITIVE_INFINITY }),
  );
  // The contract's optional fields may also be undefined by type; JSON has none such.
  if (query.data) return <BranchForm saved={query.data as BranchConfig} />;
  return (
    <div className={css.single}>
      <Panel>
        {query.error ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading lines={8} />
        )}
      </Panel>
    </div>
  );
}
