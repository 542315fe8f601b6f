import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from '../list/ClientList.module.css';
import { ProspectDialog } from './ProspectDialog.tsx';
import { ProspectsDialog } from './ProspectsDialog.tsx';
import { usePlaceState } from '../../actions/drafts.ts';
import { Boundary } from '../../actions/Boundary.tsx';

/** What the lobby notes is seen this soon. */
const everyMs = 15_000;

/** Noting a prospect, and those that wait for an answer. */
export function Prospects({ found }: { found: string }) {
  const { t } = useTranslation('prospects');
  const may = useMay();
  const [open, setOpen] = usePlaceState<'note' | 'list' | null>('clients.prospects', null);
  const waiting = useQuery({
    ...orpc.prospects.open.queryOptions({ gcTime: 0 }),
    refetchInterval: everyMs,
    enabled: may('follow-up'),
  }).data?.length;
  const note = () => {
    setOpen('note');
  };
  const list = () => {
    setOpen('list');
  };
  const close = () => {
    setOpen(null);
  };
  useKeys('clients', { 'Alt+N': note, ...(may('follow-up') && { 'Alt+P': list }) });
  return (
    <span className={css.prospects}>
      {may('follow-up') && (
        <Button size="small" keys="Alt+P" onClick={list}>
          {t('open', { n: waiting ?? '–' })}
        </Button>
      )}
      <Button size="small" look="quiet" keys="Alt+N" onClick={note}>
        {t('note')}
      </Button>
      {open === 'note' && (
        <Boundary of="dialog" close={close}>
          <ProspectDialog found={found} close={close} />
        </Boundary>
      )}
      {open === 'list' && (
        <Boundary of="dialog" close={close}>
          <ProspectsDialog close={close} />
        </Boundary>
      )}
    </span>
  );
}
