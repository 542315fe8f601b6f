import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ExplainedComponentView,
  ExplainedTermView,
  ExplanationView,
} from '../../../shared/contract/explanation.ts';
import { exactMoney } from '../../i18n/format.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './Explanation.module.css';
import { useSchemeWords } from './scheme-words.ts';
import { SourceRows } from './SourceRows.tsx';
import { yuanDays } from '../list/yuan-days.ts';

/** What the value is made of: terms of a points scheme with their rates, and each product or kind with its rows. */
export function Components({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation('clients');
  const { components, terms } = explanation;
  const place = useRef<HTMLDivElement>(null);
  useKeys('sheet', {
    A: () => {
      const parts = [...(place.current?.querySelectorAll('details') ?? [])];
      const close = parts.every((part) => part.open);
      for (const part of parts) part.open = !close;
    },
    // Of the part that has the focus, else of the first open one that has more.
    M: () => {
      const focused = document.activeElement?.closest('details[open]');
      const more = moreButton(focused) ?? moreButton(place.current);
      more?.click();
    },
  });
  const part = (component: ExplainedComponentView) => (
    <Component
      key={`${component.term ?? ''} ${nameOf(component)}`}
      explanation={explanation}
      component={component}
    />
  );
  return (
    <div className={css.part} ref={place}>
      <h3>
        {t('why.components')} {components.length > 0 && <Kbd keys="A" />}
      </h3>
      {components.length === 0 && terms.length === 0 && <p className={css.sub}>{t('why.none')}</p>}
      {terms.map((term) => (
        <div key={term.term} className={css.term}>
          <Term term={term} />
          {components.filter((one) => one.term === term.term).map(part)}
        </div>
      ))}
      {components.filter(({ term }) => term === null).map(part)}
    </div>
  );
}

const moreButton = (within: Element | null | undefined) =>
  within?.querySelector<HTMLButtonElement>('details[open] button[data-more]:not(:disabled)');

const nameOf = (component: ExplainedComponentView): string =>
  component.kind === 'balance' ? component.product : component.transactionKind;

/** One term: amount × rate = points, the cap, and what it alone would need. */
function Term({ term }: { term: ExplainedTermView }) {
  const { t } = useTranslation('clients');
  const words = useSchemeWords();
  return (
    <div className={css.termLine}>
      <b>{words.term(term)}</b>
      <b>{words.short(Math.round(Number(term.points) * 100), 'point-hundredths')}</b>
      <span className={css.sub}>
        {t('why.term', { amount: exactMoney(term.amountFen), count: term.pointsPerWan })}
        {term.capped && ` · ${t('why.capped', { count: term.cap ?? 0 })}`}
      </span>
      {term.toNextFen !== null && (
        <span className={css.sub}>{t('why.termNext', { amount: exactMoney(term.toNextFen) })}</span>
      )}
    </div>
  );
}

interface ComponentProps {
  readonly explanation: ExplanationView;
  readonly component: ExplainedComponentView;
}

/** One product's balance or one kind's turnover; the rows open on demand. */
function Component({ explanation, component }: ComponentProps) {
  const { t } = useTranslation('clients');
  const { clientNo, scheme, asOf } = explanation;
  const balance = component.kind === 'balance';
  return (
    <details className={css.component}>
      <summary>
        <span>
          {balance ? t(`product.${component.product}`) : t(`kind.${component.transactionKind}`)}
          <small>
            {t(`why.source.${component.source}`)} ·{' '}
            {t('why.rowCount', { count: component.rowCount })}
          </small>
        </span>
        <span className={css.amount}>
          {exactMoney(balance ? component.averageFen : component.sumFen)}
          <small>
            {balance
              ? t('why.product', { sum: yuanDays(component.sumFenDays), count: component.days })
              : t('why.sum')}
          </small>
        </span>
      </summary>
      <SourceRows
        of={{ clientNo, scheme, asOf, component: explanation.components.indexOf(component) }}
        first={component.rows}
        total={component.rowCount}
      />
    </details>
  );
}
