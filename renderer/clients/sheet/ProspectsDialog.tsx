import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prospectOutcomes } from '../../../shared/model/clients/prospect.ts';
import { revealSeconds } from '../../../shared/model/clients/reveal.ts';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { QueryContent } from '../../actions/QueryContent.tsx';
import { useAct } from '../../actions/use-act.ts';
import { usePicked } from '../../ui/use-picked.ts';
import { useSay } from '../../actions/use-say.ts';
import css from './ProspectsDialog.module.css';

/** Prospects that wait for this person: chosen by ↑ ↓, called, and answered with what became of them. */
export function ProspectsDialog({ close }: { close: () => void }) {
  const { t } = useTranslation('prospects');
  const language = useLanguage();
  const say = useSay();
  const queries = useQueryClient();
  const query = useQuery(orpc.prospects.open.queryOptions({ gcTime: 0 }));
  const [shown, setShown] = useState<{ id: string; phone: string } | null>(null);
  const rows = query.data ?? [];
  const { chosen: row, pick, step } = usePicked(rows, 'prospects');
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => {
      setShown(null);
    }, revealSeconds * 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [shown]);
  const show = useAct(orpc.prospects.phone.mutationOptions(), ({ phone }, { id }) => {
    setShown({ id, phone });
  });
  const answer = useAct(orpc.prospects.answer.mutationOptions(), (_done, { id, outcome }) => {
    const name = rows.find((one) => one.id === id)?.name ?? '';
    say(t('answered', { name, outcome: t(`outcome.${outcome}`) }));
    setShown(null);
    pick(null);
    void queries.invalidateQueries({ queryKey: orpc.prospects.key() });
  });
  const showPhone = () => {
    if (row && row.phone !== '' && !show.isPending) show.mutate({ id: row.id });
  };
  const give = (at: number) => () => {
    const outcome = prospectOutcomes[at];
    if (row && outcome && !answer.isPending) answer.mutate({ id: row.id, outcome });
  };
  return (
    <Dialog
      title={t('title')}
      close={close}
      width={820}
      shows
      scope="prospects"
      keys={{
        ArrowDown: () => {
          step(1);
        },
        ArrowUp: () => {
          step(-1);
        },
        P: showPhone,
        ...Object.fromEntries(prospectOutcomes.map((_one, at) => [String(at + 1), give(at)])),
      }}
    >
      <QueryContent of={query} lines={4}>
        {(all) => all.length === 0 && <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
      </QueryContent>
      {rows.length > 1 && (
        <p className={css.keys}>
          <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" />
        </p>
      )}
      <ul className={css.list}>
        {rows.map((one) => (
          <li
            key={one.id}
            className={cx(css.one, one.id === row?.id && css.marked)}
            aria-current={one.id === row?.id || undefined}
            onClick={() => {
              pick(one.id);
            }}
          >
            <p>
              <b>{one.name}</b>{' '}
              {shown?.id === one.id ? shown.phone : one.phone === '' ? t('noPhone') : one.phone}
            </p>
            <p>{one.need}</p>
            <small>
              {t('by', { name: one.byName, when: dayAndTime(one.at, language) })} ·{' '}
              {one.managerName === null ? t('forAny') : t('for', { name: one.managerName })}
            </small>
            {one.id === row?.id && (
              <p className={css.acts}>
                {one.phone !== '' && (
                  <Button size="small" keys="P" busy={show.isPending} onClick={showPhone}>
                    {t('showPhone')}
                  </Button>
                )}
                {prospectOutcomes.map((outcome, number) => (
                  <Button
                    key={outcome}
                    size="small"
                    keys={String(number + 1)}
                    busy={answer.isPending}
                    onClick={give(number)}
                  >
                    {t(`outcome.${outcome}`)}
                  </Button>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
