import type { Explanation, SourceRow } from '../../shared/model/schemes/explanation.ts';
import { maskCard } from '../../shared/model/clients/masking.ts';
import { windowMonths, type Scheme } from '../../shared/model/schemes/scheme.ts';

/** Rows of a component that are sent first; more come on request. */
export const rowsAtFirst = 24;

/** Rows of a component for each further request. */
export const rowsAtATime = 400;

/** A scheme's levels, for a screen. */
export function levelViews({ levels }: Scheme) {
  return levels.map(({ id, tier, low, unconfirmed, name }) => ({
    id,
    tier,
    low,
    unconfirmed: unconfirmed === true,
    name: name ?? null,
  }));
}

type Difference = NonNullable<Explanation['difference']>;

/** Why the effective level differs, for a screen. A special admission may hide one other cause. */
export function differenceView(difference: Difference | null) {
  if (difference?.cause !== 'special-admission') return difference;
  const { otherwiseDifference: covered } = difference;
  return {
    ...difference,
    otherwiseDifference: covered?.cause === 'special-admission' ? null : covered,
  };
}

/** A row for a screen: the account's number is masked. */
export function rowView(row: SourceRow): SourceRow {
  return 'accountNo' in row ? { ...row, accountNo: maskCard(row.accountNo) } : row;
}

function termName({ metric }: Scheme, id: string): string | null {
  if (metric.kind !== 'points') return null;
  return metric.terms.find((term) => term.id === id)?.name ?? null;
}

/** An explanation for a screen: the first rows of each component, and how many there are. */
export function explanationView(explanation: Explanation, scheme: Scheme) {
  const { valueText: _text, valueFen: _fen, ...rest } = explanation;
  return {
    ...rest,
    schemeName: scheme.name ?? null,
    levels: levelViews(scheme),
    months: windowMonths(scheme.metric),
    metric: scheme.metric.kind,
    terms: explanation.terms.map((term) => ({ ...term, name: termName(scheme, term.term) })),
    components: explanation.components.map((component) => ({
      ...component,
      rows: component.rows.slice(0, rowsAtFirst).map(rowView),
      rowCount: component.rows.length,
    })),
    unconfirmedLevels: [...explanation.unconfirmedLevels],
    difference: differenceView(explanation.difference),
  };
}
