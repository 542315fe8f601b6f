import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewEvent } from '../../../shared/contract/schemes.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { useMay } from '../../app/session.ts';
import type { FenSum } from '../../../shared/model/money.ts';
import { schemeAmount } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { answerCode } from '../../rpc/answer-code.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import forms from '../forms.module.css';
import css from './Schemes.module.css';

interface PreviewClientsProps {
  readonly preview: string;
  readonly move: { readonly from: Tier; readonly to: Tier } | null;
  readonly units: Extract<PreviewEvent, { kind: 'done' }>['units'];
}

const page = 50;

/** Who changes tier, a page at a time; names and amounts as the role may see them. */
export function PreviewClients({ preview, move, units }: PreviewClientsProps) {
  const { t } = useTranslation('schemes');
  const language = useLanguage();
  const may = useMay();
  const [offset, setOffset] = useState(0);
  const query = useQuery(
    orpc.schemes.previewClients.queryOptions({ input: { preview, move, offset } }),
  );
  const people = useQuery(orpc.settings.people.queryOptions()).data;
  // A manager of another branch is known by number only.
  const managerName = (no: string | null) =>
    people?.find(({ staffNo }) => staffNo === no)?.name ?? no;
  const total = query.data?.total ?? 0;
  const next = () => {
    if (offset + page < total) setOffset(offset + page);
  };
  const previous = () => {
    setOffset(Math.max(0, offset - page));
  };
  useKeys('schemes', { PageDown: next, PageUp: previous });
  if (answerCode(query.error)?.error === 'PREVIEW_GONE') {
    return (
      <p className={forms.failure} role="alert">
        {t('preview.gone')}
      </p>
    );
  }
  if (query.error) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Loading lines={4} />;
  const amounts = may('see-balances');
  const amount = (value: FenSum | null, unit: (typeof units)['now']) =>
    value === null || unit === null ? '–' : schemeAmount(value, unit, language);
  return (
    <>
      <div className={forms.scrolling}>
        <table className={forms.table}>
          <thead>
            <tr>
              <th scope="col">{t('preview.client')}</th>
              <th scope="col">{t('preview.phone')}</th>
              <th scope="col">{t('preview.manager')}</th>
              <th scope="col">{t('preview.tierNow')}</th>
              <th scope="col">{t('preview.tierThen')}</th>
              {amounts && (
                <>
                  <th scope="col" className={forms.number}>
                    {t('preview.value')}
                  </th>
                  <th scope="col" className={forms.number}>
                    {t('preview.valueThen')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {query.data.clients.map((client) => (
              <tr key={client.clientNo}>
                <th scope="row">
                  {client.name} <small className={css.no}>{client.clientNo}</small>
                </th>
                <td>{client.phone}</td>
                <td>{managerName(client.managerNo)}</td>
                <td>
                  <TierBadge tier={client.from} />
                </td>
                <td>
                  <TierBadge tier={client.to} />
                </td>
                {amounts && (
                  <>
                    <td className={forms.number}>{amount(client.value, units.now)}</td>
                    <td className={forms.number}>{amount(client.valueThen, units.then)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={css.pages}>
        <span>
          {t('preview.page', {
            from: offset + 1,
            to: Math.min(total, offset + page),
            total: total.toLocaleString('en-US'),
          })}
        </span>
        <Button size="small" keys="PageUp" disabled={offset === 0} onClick={previous}>
          {t('preview.previous')}
        </Button>
        <Button size="small" keys="PageDown" disabled={offset + page >= total} onClick={next}>
          {t('preview.next')}
        </Button>
      </div>
    </>
  );
}
