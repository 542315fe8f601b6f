import { skipToken, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayWithWeekday } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { QueryContent, bothOf } from '../../actions/QueryContent.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './ReportPage.module.css';
import { ReportSheet } from './ReportSheet.tsx';
import { usePlaceState } from '../../actions/drafts.ts';

/** Noon of a business date: the same day wherever it is read. */
const noonOf = (date: string) => Date.parse(`${date}T12:00:00+08:00`);

/** The report of a day, today's or any day of the log; printable on one page. */
export function ReportPage({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('report');
  const language = useLanguage();
  const days = useQuery(orpc.reports.days.queryOptions({ gcTime: 0 }));
  const [chosen, setChosen] = usePlaceState<string | null>('branch.report', null);
  const dates = days.data ?? [];
  const date = chosen ?? dates[0];
  const found = useQuery(
    orpc.reports.day.queryOptions({
      input: date === undefined ? skipToken : { date },
      gcTime: 0,
      retry: false,
    }),
  );
  const at = dates.indexOf(date ?? '');
  const earlier = dates[at + 1];
  const later = at > 0 ? dates[at - 1] : undefined;
  const go = (to: string | undefined) => () => {
    if (to !== undefined) setChosen(to);
  };
  const print = () => {
    window.print();
  };
  useKeys('report', { Escape: close }, { inFields: true });
  useKeys('report', { 'Ctrl+P': print, ArrowLeft: go(earlier), ArrowRight: go(later) });
  const asked = bothOf(days, found);
  const none = days.data?.length === 0 && !days.error;
  return (
    <div className={css.page}>
      <div className={css.ask}>
        <h1>{t('title')}</h1>
        <Button keys="ArrowLeft" onClick={go(earlier)} disabled={earlier === undefined}>
          {t('earlier')}
        </Button>
        <Select
          aria-label={t('day')}
          className={css.day ?? ''}
          value={date ?? null}
          options={dates.map((one) => ({
            value: one,
            label: dayWithWeekday(noonOf(one), language),
          }))}
          onChange={(to: string) => {
            setChosen(to);
            // The arrows go from day to day again.
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          }}
        />
        <Button keys="ArrowRight" onClick={go(later)} disabled={later === undefined}>
          {t('later')}
        </Button>
        <span className={css.right}>
          <Button keys="Ctrl+P" onClick={print} disabled={!found.data}>
            {t('print')}
          </Button>
          <Button keys="Escape" onClick={close}>
            {t('back')}
          </Button>
        </span>
      </div>
      {found.data ? (
        <QueryContent of={{ ...asked, data: found.data }}>
          {(report) => <ReportSheet report={report} />}
        </QueryContent>
      ) : (
        <Panel>
          {none ? (
            <EmptyState title={t('none')} />
          ) : (
            <QueryContent of={asked} lines={8}>
              {() => null}
            </QueryContent>
          )}
        </Panel>
      )}
    </div>
  );
}
