import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientPage } from '../../../shared/contract/clients.ts';
import { useMay } from '../../app/session.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from '../sheet/ClientSheet.module.css';
import { Explanation } from './Explanation.tsx';
import { OtherBasis, type ExplainedBy } from './OtherBasis.tsx';
import { useSchemeWords } from './scheme-words.ts';
import { Standing, useLevelRule } from './Standing.tsx';

/** Why the client has the tier: with amounts for who may see them, else the standard and why it is not the computed one. */
export function Why({ page }: { page: ClientPage }) {
  const { t } = useTranslation('clients');
  const may = useMay();
  if (!page.standing) return <p className={css.nothing}>{t('page.unscored')}</p>;
  return may('see-balances') ? (
    <WithAmounts clientNo={page.clientNo} />
  ) : (
    <WithoutAmounts standing={page.standing} />
  );
}

function WithAmounts({ clientNo }: { clientNo: string }) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const words = useSchemeWords();
  const [by, setBy] = useState<ExplainedBy>({});
  const otherwise = by.scheme !== undefined || by.asOf !== undefined;
  const back = () => {
    setBy({});
  };
  useKeys('sheet', { ...(otherwise && { Z: back }) });
  const query = useQuery(
    orpc.clients.explain.queryOptions({ input: { clientNo, ...by }, gcTime: 0 }),
  );
  return (
    <div className={css.explained}>
      {query.isPending && <Loading lines={8} />}
      {query.error && <ErrorNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && otherwise && (
        <div className={css.otherwise} role="status">
          <p>
            {t('why.otherwise', {
              scheme: words.scheme(query.data.scheme, query.data.schemeName),
              date: businessDate(query.data.asOf, language),
            })}
          </p>
          <Button size="small" keys="Z" onClick={back}>
            {t('why.asNow')}
          </Button>
        </div>
      )}
      {query.data && <Explanation explanation={query.data} />}
      <OtherBasis by={by} shown={query.data} change={setBy} />
    </div>
  );
}

function WithoutAmounts({ standing }: { standing: NonNullable<ClientPage['standing']> }) {
  const { t } = useTranslation('clients');
  const rule = useLevelRule();
  return (
    <div className={css.explained}>
      <p className={css.rule}>{rule(standing.levels, standing.level, standing.unit)}</p>
      <Standing {...standing} />
      <p className={css.unknown}>{t('page.noAmounts')}</p>
    </div>
  );
}
