import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/contract/schemas.ts';
import { orpc } from '../../rpc/client.ts';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { KeyLayer } from '../../keyboard/KeyLayer.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import { Explanation } from './Explanation.tsx';
import css from './WhyTier.module.css';

interface WhyTierProps {
  readonly clientNo: string;
  readonly person: Person;
  readonly close: () => void;
}

/** "Why is this client diamond?" in a drawer: every component, amount and row, and the distance to the next tier. */
export function WhyTier(props: WhyTierProps) {
  return (
    <KeyLayer>
      <Why {...props} />
    </KeyLayer>
  );
}

function Why({ clientNo, person, close }: WhyTierProps) {
  const { t } = useTranslation(['clients', 'common']);
  const personName = usePersonName();
  const query = useQuery(orpc.clients.explain.queryOptions({ input: { clientNo }, gcTime: 0 }));
  useKeys('why', { Escape: close, F9: close }, { inFields: true });
  return (
    <Drawer
      open
      size={640}
      keyboard={false}
      onClose={close}
      closable={false}
      title={
        <span className={css.title}>
          {t('why.title', { name: personName(person) })}
          <button
            type="button"
            className={css.close}
            onClick={close}
            aria-label={t('common:action.close')}
            aria-keyshortcuts="Escape F9"
          >
            <Kbd keys="Escape" />
          </button>
        </span>
      }
    >
      {query.isPending && <Loading lines={8} />}
      {query.error && <ErrorNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Explanation explanation={query.data} />}
    </Drawer>
  );
}
