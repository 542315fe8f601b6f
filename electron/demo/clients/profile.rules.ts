import type { Tier } from '../../../shared/model/schemes/tier.ts';
import type { Random, Weighted } from './random.rules.ts';
import { staffNumbers } from '../staff.rules.ts';
import type { ClientPlan } from './plan.rules.ts';

/** Occupations of the rulebook (§1, other segmentations) as codes, with how often the demo has them. */
export const occupations: Weighted<string> = [
  ['government_official', 5],
  ['civil_servant', 16],
  ['senior_executive', 14],
  ['middle_manager', 24],
  ['private_entrepreneur', 22],
  ['scholar_or_expert', 7],
  ['arts_or_sports_figure', 2],
  ['high_income_homemaker', 10],
];

/** What a client expects of the bank above all (rulebook §1). */
export const orientations: Weighted<string> = [
  ['relationship', 3],
  ['value', 4],
  ['service', 3],
];

const drinks: Weighted<string> = [
  ['龙井', 22],
  ['铁观音', 18],
  ['普洱', 12],
  ['正山小种', 8],
  ['菊花茶', 8],
  ['美式咖啡', 12],
  ['拿铁', 8],
  ['温水', 12],
];

const occupationKnown: Readonly<Record<Tier, number>> = {
  diamond: 0.95,
  platinum: 0.85,
  gold: 0.6,
  regular: 0.08,
};
const riskKnown: Readonly<Record<Tier, number>> = {
  diamond: 0.95,
  platinum: 0.92,
  gold: 0.8,
  regular: 0.3,
};

/** Reviewed remarks that those who serve the client should know; never a judgement of the person. */
const cautions = [
  '上次等候过久，曾投诉；请先致歉并告知预计时间',
  '听力不便，请放慢语速、面对面交流',
  '对理财亏损有过投诉，请勿主动推介净值型产品',
  '近期曾遇冒充客服诈骗，大额转账请多提醒一句',
  '不希望在大厅被称呼全名',
  '投诉处理中，涉及手续费；请转主任接待',
] as const;
const cautionShare = 0.004;

const unassignedShare = 0.03;
const potentialFrom = 80_000_00;

/** Occupation code, empty where unknown; most of those past working age have none. */
export function occupationOf(random: Random, plan: ClientPlan, age: number): string {
  if (!random.chance(occupationKnown[plan.tier] * (age > 62 ? 0.35 : 1))) return '';
  return random.weighted(occupations);
}

/** Orientation code, empty where unknown. */
export function orientationOf(random: Random, plan: ClientPlan): string {
  return random.chance(occupationKnown[plan.tier]) ? random.weighted(orientations) : '';
}

/** The preferred drink of those who are offered one. */
export function drinkOf(random: Random, tier: Tier): string {
  const offered = tier === 'diamond' || tier === 'platinum';
  return offered && random.chance(0.85) ? random.weighted(drinks) : '';
}

/** Risk grade 1–5 and how many days ago it was assessed: a fifth are past their year. */
export function riskOf(random: Random, tier: Tier): { grade: number; daysAgo: number } | null {
  if (!random.chance(riskKnown[tier])) return null;
  const grade = random.weighted([
    [1, 12],
    [2, 30],
    [3, 34],
    [4, 18],
    [5, 6],
  ]);
  return { grade, daysAgo: random.chance(0.2) ? random.integer(366, 900) : random.integer(0, 365) };
}

/** A caution for a few. */
export function cautionOf(random: Random): string {
  return random.chance(cautionShare) ? random.pick(cautions) : '';
}

/**
 * Who looks after the client: VIPs and those close to a VIP tier have one manager each, a few are still to be
 * assigned. Some diamonds are with the branch head. Who looks after clients of other branches is not known here.
 */
export function managerOf(random: Random, plan: ClientPlan): string {
  const potential = plan.tier === 'regular' && plan.average >= potentialFrom;
  if (!plan.ownBranch || plan.kind === 'corporate') return '';
  if (plan.tier === 'regular' && !potential) return '';
  if (plan.tier === 'diamond') {
    return random.pick([...staffNumbers('head'), ...staffNumbers('manager').slice(0, 2)]);
  }
  return random.chance(unassignedShare) ? '' : random.pick(staffNumbers('manager'));
}
