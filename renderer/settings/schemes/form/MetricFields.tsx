import { useTranslation } from 'react-i18next';
import { metricKinds } from '../../../../shared/model/schemes/metric.ts';
import { ChoiceList } from '../../../ui/fields/ChoiceList.tsx';
import { useKeys } from '../../../keyboard/use-keys.ts';
import { altChoices } from '../../alt-choice.ts';
import { sameUnit, withKind, type DraftMetric, type DraftScheme } from './draft.ts';
import type { FaultsBeside } from './faults-beside.ts';
import { MeasureFields } from './MeasureFields.tsx';
import css from './SchemeForm.module.css';
import { TermFields } from './TermFields.tsx';

interface MetricFieldsProps {
  readonly draft: DraftScheme;
  readonly faults: FaultsBeside;
  /** A kind that was left keeps what was filled in, with its thresholds: a slip of the key costs nothing. */
  readonly left: LeftKinds;
  readonly leave: (kind: DraftMetric['kind'], what: LeftKinds[DraftMetric['kind']]) => void;
  readonly change: (changes: Partial<DraftScheme>) => void;
}

export type LeftKinds = Partial<
  Record<DraftMetric['kind'], Pick<DraftScheme, 'metric' | 'levels'>>
>;

/** What the scheme counts: one balance, one turnover, or points over several of both. */
export function MetricFields({ draft, faults, left, leave, change }: MetricFieldsProps) {
  const { t } = useTranslation('schemes');
  const { metric, levels } = draft;
  const choose = (kind: DraftMetric['kind']) => {
    if (kind === metric.kind) return;
    const back = left[kind];
    leave(metric.kind, { metric, levels });
    const next = back?.metric ?? withKind(metric, kind);
    const kept = sameUnit(metric, next);
    change({
      metric: next,
      // Yuan are no points: thresholds of the other unit mean nothing.
      levels: kept ? levels : (back?.levels ?? levels.map((level) => ({ ...level, low: null }))),
    });
  };
  const kinds = altChoices(
    metricKinds.map((value) => ({
      value,
      label: t(`form.kind.${value}`),
      hint: t(`form.kindHint.${value}`),
    })),
    choose,
  );
  useKeys('schemeForm', kinds.map, { inFields: true });
  return (
    <div className={css.part}>
      <ChoiceList
        label={t('form.kindLabel')}
        columns={3}
        value={metric.kind}
        choose={choose}
        choices={kinds.choices}
      />
      {metric.kind === 'points' ? (
        <TermFields
          terms={metric.terms}
          faults={faults}
          change={(terms) => {
            change({ metric: { ...metric, terms } });
          }}
        />
      ) : (
        <MeasureFields
          measure={metric}
          path="metric"
          faults={faults}
          change={(next) => {
            change({ metric: next });
          }}
        />
      )}
    </div>
  );
}
