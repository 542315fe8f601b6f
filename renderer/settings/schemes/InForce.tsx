import { useTranslation } from 'react-i18next';
import type { SchemeChoiceView } from '../../../shared/contract/schemes.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { useSay } from '../../actions/use-say.ts';
import type { SchemesListView } from './known.ts';
import css from './Schemes.module.css';
import { useWords } from './use-words.ts';

/** The scheme whose tiers the floor shows, and what is planned. */
export function InForce({ view, changed }: { view: SchemesListView; changed: () => void }) {
  const { t } = useTranslation('schemes');
  const language = useLanguage();
  const words = useWords();
  const say = useSay();
  const withdraw = useAct(orpc.schemes.withdraw.mutationOptions(), () => {
    say(t('now.withdrawn'));
    changed();
  });
  const date = (day: string) => businessDate(day, language);
  const nameOf = ({ scheme }: SchemeChoiceView) => {
    const known = view.schemes.find((one) => one.scheme.id === scheme);
    return known ? words.name(known.scheme) : scheme;
  };
  const { shown, chosen, asOf } = view;
  const planned = [...(chosen.ready ? [] : [chosen]), ...view.toCome];
  const [first] = planned;
  const takeBack = ({ from }: SchemeChoiceView) => {
    if (!withdraw.isPending) withdraw.mutate({ from });
  };
  useKeys('schemes', {
    W: () => {
      if (first) takeBack(first);
    },
  });
  return (
    <Panel title={t('now.title')} scroll={false}>
      <div className={css.now}>
        <b>{nameOf(shown)}</b>
        <span>
          {t('list.version', { n: shown.version })} ·{' '}
          {shown.from < '1990' ? t('now.always') : t('now.since', { date: date(shown.from) })}
        </span>
        <span>{asOf === null ? t('now.never') : t('now.asOf', { date: date(asOf) })}</span>
        {planned.map((choice) => (
          <div key={choice.from} className={css.planned} role="status">
            <span>
              {choice.from <= view.today
                ? t('now.waiting', { name: nameOf(choice) })
                : t('now.toCome', { date: date(choice.from), name: nameOf(choice) })}
            </span>
            <Button
              size="small"
              keys={choice === first ? 'W' : undefined}
              busy={withdraw.isPending}
              onClick={() => {
                takeBack(choice);
              }}
            >
              {t('now.withdraw')}
            </Button>
          </div>
        ))}
      </div>
    </Panel>
  );
}
