import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import {
  isBusinessDate,
  lastDayOf,
  type BusinessDate,
  type Month,
} from '../../../shared/model/dates.ts';
import type {
  EffectiveDifference,
  Explanation,
} from '../../../shared/model/schemes/explanation.ts';
import { unconfirmedLevels, unitOf, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { Connection } from '../../data/index.ts';
import { admittedLevel, type AdmittedLevel } from '../levels/admission.rules.ts';
import { balanceRows } from '../metric/balance-sums.repository.ts';
import { explainedComponents, explainedTerms } from './explained-parts.rules.ts';
import {
  distanceToLose,
  distanceToNext,
  effectiveLevel,
  intervalOf,
  levelAt,
  levelOf,
  monthsLookedAt,
  valueText,
} from '../levels/levels.rules.ts';
import { amountOf, partsOf, valueOf } from '../metric/metric.rules.ts';
import { openDayMover } from '../levels/moving.service.ts';
import { cachedScheme, clientIdOf, scoredDays, standings } from '../scores/score.repository.ts';
import { ScoringError } from '../run/scoring-error.ts';
import { turnoverRows } from '../metric/turnover-sums.repository.ts';

/** What to explain. */
export interface ExplainRequest {
  readonly clientNo: string;
  readonly scheme: Scheme;
  readonly asOf: BusinessDate;
  /** Special admissions; those of other clients are passed over. */
  readonly admissions?: readonly AdmissionGrant[];
  /** The date on which admissions are judged; left out: the as-of date. */
  readonly on?: BusinessDate;
}

/**
 * Why a client has its level on a date: computed anew from the rows of the book, so it also checks the cache.
 * @throws ScoringError unknown-client, bad-date, unsupported-scheme (points without terms)
 */
export function explain(db: Connection, request: ExplainRequest): Explanation {
  const { clientNo, scheme, asOf, admissions = [], on = asOf } = request;
  if (!isBusinessDate(asOf)) throw new ScoringError('bad-date', asOf);
  const clientId = clientIdOf(db, clientNo);
  if (clientId === null) throw new ScoringError('unknown-client', clientNo);

  const parts = partsOf(scheme.metric, asOf);
  const window = parts
    .map((part) => part.window)
    .toSorted((a, b) => b.days - a.days)
    .at(0);
  if (!window) throw new ScoringError('unsupported-scheme', scheme.id);
  const rows = {
    products: balanceRows(db)(clientId, window.lastDay),
    kinds: turnoverRows(db)(clientId, window.lastDay),
  };
  const amounts = parts.map((part) => amountOf(part, rows));
  const value = valueOf(parts, amounts);
  const unit = unitOf(scheme);
  const components = parts.flatMap((part) => explainedComponents(part, rows));
  // Monthly averages are divided by the whole months inside the window: eleven of twelve inside a month.
  const monthly = components.length > 0 && components.every(({ source }) => source === 'monthly');
  const months = monthly ? window.months.length : undefined;

  const position = levelOf(scheme, value);
  const level = levelAt(scheme, position);
  const threshold = intervalOf(scheme, position);
  const own = admissions.filter((grant) => grant.clientNo === clientNo);
  const byRules = moved(db, scheme, asOf, clientId, position);
  const { effective, difference } = admitted(scheme, byRules, admittedLevel(scheme, own, on));
  return {
    clientNo,
    scheme: scheme.id,
    schemeVersion: scheme.version,
    asOf,
    window: { from: window.from, to: window.to, days: window.days },
    monthlyDays: window.monthlyDays,
    unit,
    value,
    valueText: valueText(value),
    valueFen: unit === 'fen' ? value : null,
    terms: explainedTerms(parts, amounts, threshold.high),
    components,
    level: level.id,
    tier: level.tier,
    threshold,
    unconfirmedLevels: unconfirmedLevels(scheme),
    toNext: distanceToNext(scheme, value, months),
    toLose: distanceToLose(scheme, value, months),
    effectiveLevel: levelAt(scheme, effective).id,
    effectiveTier: levelAt(scheme, effective).tier,
    difference,
  };
}

interface Effective {
  /** Position of the level. */
  readonly effective: number;
  readonly difference: EffectiveDifference | null;
}

/** What a special admission makes of the level that the rules for moving give. */
function admitted(scheme: Scheme, byRules: Effective, lift: AdmittedLevel | null): Effective {
  if (!lift || lift.level <= byRules.effective) return byRules;
  return {
    effective: lift.level,
    difference: {
      cause: 'special-admission',
      admissionId: lift.grant.id,
      until: lift.grant.until,
      otherwise: levelAt(scheme, byRules.effective).id,
      otherwiseDifference: byRules.difference,
    },
  };
}

/** The effective level by the rules for moving, and why it is not the computed one. */
function moved(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  clientId: number,
  position: number,
): Effective {
  const schemeNo = cachedScheme(db, scheme.id)?.schemeNo ?? null;
  const mover = openDayMover(db, scheme, asOf, schemeNo, clientId);
  if (mover) {
    const { level, difference } = mover.move(clientId, position);
    return { effective: level, difference };
  }
  const { falling } = scheme;
  if (falling.kind !== 'after-months') return { effective: position, difference: null };
  const past = pastMonths(db, scheme, asOf, clientId);
  const effective = effectiveLevel(
    position,
    past.map(({ best }) => best),
  );
  if (effective === position) return { effective, difference: null };
  const months = past.map(({ month, best }) => ({ month, level: levelAt(scheme, best).id }));
  return {
    effective,
    difference: { cause: 'falling-waits', monthsNeeded: falling.months, months },
  };
}

/** The best level that each month looked at saw, newest first, from scorings before the date. */
function pastMonths(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  clientId: number,
): { readonly month: Month; readonly best: number }[] {
  const cached = cachedScheme(db, scheme.id);
  if (!cached) return [];
  const scored = scoredDays(db, cached.schemeNo, asOf).filter((day) => day < asOf);
  const looked = monthsLookedAt(scheme, asOf, scored);
  // The current month is only looked back on when it was scored before that date.
  const months = looked.filter((month) =>
    scored.some((day) => day <= lastDayOf(month) && day >= `${month}-01`),
  );
  const positions = new Map(scheme.levels.map(({ id }, position) => [id, position]));
  const best = new Map<Month, number>();
  for (const { month, level } of standings(db, cached.schemeNo, months, asOf, clientId)) {
    best.set(month, Math.max(best.get(month) ?? 0, positions.get(level) ?? 0));
  }
  return months.map((month) => ({ month, best: best.get(month) ?? 0 }));
}
