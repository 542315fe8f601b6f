import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ClientPage } from '../../../shared/contract/clients.ts';
import { useMay } from '../../app/session.ts';
import { orpc } from '../../rpc/client.ts';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useFreeKeys } from '../../keyboard/use-free-keys.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { Admissions } from './Admissions.tsx';
import css from './ClientSheet.module.css';
import { Faults } from './Faults.tsx';
import { History } from '../tier/History.tsx';
import { Holdings } from './Holdings.tsx';
import { Identity } from './Identity.tsx';
import { Preferences } from './Preferences.tsx';
import { Segments } from './Segments.tsx';
import { SheetHead } from './SheetHead.tsx';
import { Why } from '../tier/Why.tsx';

interface ClientSheetProps {
  readonly clientNo: string;
  readonly close: () => void;
}

const print = () => {
  window.print();
};

/** The one-page sheet of a client: who, which tier and why, what they hold, what they like. Fits one printed page. */
export function ClientSheet({ clientNo, close }: ClientSheetProps) {
  const { t } = useTranslation('clients');
  const page = useQuery(orpc.clients.page.queryOptions({ input: { clientNo }, gcTime: 0 }));
  const queries = useQueryClient();
  const changed = () => {
    // The tier, why it is so and how it moved change together.
    void queries.invalidateQueries({ queryKey: orpc.clients.key() });
  };
  useFreeKeys();
  useKeys('sheet', { Escape: close, 'Ctrl+P': print });
  if (!page.data) {
    return (
      <div className={css.sheet}>
        <Panel className={css.whole}>
          {page.error ? (
            <ErrorNote error={page.error} retry={() => void page.refetch()} />
          ) : (
            <Loading lines={10} />
          )}
        </Panel>
      </div>
    );
  }
  return (
    <article className={css.sheet} aria-label={t('page.region')}>
      <SheetHead page={page.data} close={close} print={print} changed={changed} />
      <Parts page={page.data} changed={changed} />
      <footer className={css.printed}>{t('page.printed', { date: page.data.today })}</footer>
    </article>
  );
}

function Parts({ page, changed }: { page: ClientPage; changed: () => void }) {
  const { t } = useTranslation(['clients', 'common']);
  const may = useMay();
  return (
    <>
      <div className={css.column}>
        <Identity page={page} />
        <Preferences page={page} />
        {page.faults && page.faults.length > 0 && <Faults faults={page.faults} />}
        {page.segments && (
          <Segments clientNo={page.clientNo} segments={page.segments} changed={changed} />
        )}
      </div>
      <Panel className={css.why} title={t('why.heading', { tier: t(`common:tier.${page.tier}`) })}>
        <Why page={page} />
      </Panel>
      <div className={css.column}>
        {page.admissions && (
          <Admissions page={page} admissions={page.admissions} changed={changed} />
        )}
        {may('see-balances') && page.standing && (
          <History
            key={`${page.tier} ${String(page.admissions?.length)}`}
            clientNo={page.clientNo}
          />
        )}
        <Holdings page={page} hidden={!may('see-balances')} />
      </div>
    </>
  );
}
