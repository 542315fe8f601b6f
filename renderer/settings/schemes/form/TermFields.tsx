import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSchemeWords } from '../../../clients/tier/scheme-words.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { Kbd } from '../../../keyboard/Kbd.tsx';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { TextField } from '../../../ui/fields/TextField.tsx';
import { useKeys } from '../../../keyboard/use-keys.ts';
import forms from '../../forms.module.css';
import { freshTerm, measureOf, type DraftTerm } from './draft.ts';
import type { FaultsBeside } from './faults-beside.ts';
import { MeasureFields } from './MeasureFields.tsx';
import css from './SchemeForm.module.css';

interface TermFieldsProps {
  readonly terms: readonly DraftTerm[];
  readonly faults: FaultsBeside;
  readonly change: (terms: readonly DraftTerm[]) => void;
}

const mostTerms = 40;
const codesOf = ({ of }: DraftTerm): readonly string[] =>
  of.kind === 'turnover' ? of.kinds : of.products;

/** The terms of a points scheme: a list, and the fields of the one that is picked. */
export function TermFields({ terms, faults, change }: TermFieldsProps) {
  const { t } = useTranslation('schemes');
  const words = useSchemeWords();
  const [picked, pick] = useState(0);
  const at = Math.min(picked, terms.length - 1);
  const term = terms[at];
  const nameOf = ({ id, name }: DraftTerm) => words.term({ term: id, name: name?.trim() || null });
  const add = () => {
    if (terms.length >= mostTerms) return;
    change([...terms, freshTerm(terms)]);
    pick(terms.length);
  };
  const remove = () => {
    change(terms.toSpliced(at, 1));
    pick(Math.max(0, at - 1));
  };
  const step = (by: number) => () => {
    pick(Math.max(0, Math.min(terms.length - 1, at + by)));
  };
  useKeys(
    'schemeForm',
    {
      'Alt+Insert': add,
      'Alt+Delete': remove,
      'Alt+ArrowUp': step(-1),
      'Alt+ArrowDown': step(1),
    },
    { inFields: true },
  );
  return (
    <div className={css.terms}>
      <div className={css.termList}>
        <ul aria-label={t('form.terms')}>
          {terms.map((one, index) => (
            <li key={index}>
              <button
                type="button"
                aria-pressed={index === at}
                className={cx(css.termName, index === at && css.on)}
                onClick={() => {
                  pick(index);
                }}
              >
                <span
                  className={cx(faults.under(`metric.terms[${String(index)}]`) && css.wrongTerm)}
                >
                  {nameOf(one)}
                </span>
                <small>{t('form.rateShort', { rate: one.pointsPerWan ?? '–' })}</small>
              </button>
            </li>
          ))}
        </ul>
        {terms.length === 0 && <p className={forms.problem}>{faults.at('metric.terms')}</p>}
        <div className={css.termActs}>
          <Button size="small" keys="Alt+Insert" disabled={terms.length >= mostTerms} onClick={add}>
            {t('form.addTerm')}
          </Button>
          <Button size="small" keys="Alt+Delete" disabled={terms.length === 0} onClick={remove}>
            {t('form.removeTerm')}
          </Button>
          <span className={css.steps}>
            <Kbd keys="Alt+ArrowUp" /> <Kbd keys="Alt+ArrowDown" />
          </span>
        </div>
      </div>
      {term && (
        <TermDetail
          key={at}
          term={term}
          path={`metric.terms[${String(at)}]`}
          placeholder={nameOf({ ...term, name: '' })}
          faults={faults}
          also={(code) => {
            if (!codesOf(term).includes(code)) return undefined;
            const other = terms.find((one) => one !== term && codesOf(one).includes(code));
            return other && t('form.alsoIn', { name: nameOf(other) });
          }}
          change={(next) => {
            change(terms.with(at, next));
          }}
        />
      )}
    </div>
  );
}

interface TermDetailProps {
  readonly term: DraftTerm;
  readonly path: string;
  /** What the screens call it while it has no name of its own. */
  readonly placeholder: string;
  readonly faults: FaultsBeside;
  readonly also: (code: string) => string | undefined;
  readonly change: (term: DraftTerm) => void;
}

function TermDetail({ term, path, placeholder, faults, also, change }: TermDetailProps) {
  const { t } = useTranslation('schemes');
  const kindId = useId();
  return (
    <div className={css.part} role="group" aria-label={placeholder}>
      <div className={css.termHead}>
        <TextField
          label={t('form.levelName')}
          value={term.name ?? ''}
          placeholder={placeholder}
          maxLength={60}
          problem={faults.at(`${path}.name`)}
          change={(name) => {
            change({ ...term, name });
          }}
        />
        <TextField
          label={t('form.id')}
          value={term.id}
          maxLength={40}
          problem={faults.at(`${path}.id`)}
          change={(id) => {
            change({ ...term, id });
          }}
        />
        <NumberField
          label={t('form.rate')}
          decimals
          value={term.pointsPerWan}
          max={1_000_000}
          problem={faults.at(`${path}.pointsPerWan`)}
          change={(pointsPerWan) => {
            change({ ...term, pointsPerWan });
          }}
        />
        <NumberField
          label={t('form.cap')}
          decimals
          grouped
          value={term.cap ?? null}
          max={100_000_000_000}
          placeholder={t('form.noCap')}
          problem={faults.at(`${path}.cap`)}
          change={(cap) => {
            change({ ...term, cap });
          }}
        />
      </div>
      <MeasureFields
        lead={
          <div className={css.kind}>
            <label htmlFor={kindId}>{t('form.termKind')}</label>
            <Select
              id={kindId}
              value={term.of.kind}
              options={(['average-balance', 'turnover'] as const).map((kind) => ({
                value: kind,
                label: t(`form.kind.${kind}`),
              }))}
              onChange={(kind) => {
                const { months } = term.of;
                const of = measureOf(kind, months);
                // What counts here is for a person to say, not everything by itself.
                change({ ...term, of: of.kind === 'turnover' ? of : { ...of, products: [] } });
              }}
            />
          </div>
        }
        measure={term.of}
        path={`${path}.of`}
        faults={faults}
        also={also}
        change={(of) => {
          change({ ...term, of });
        }}
      />
    </div>
  );
}
