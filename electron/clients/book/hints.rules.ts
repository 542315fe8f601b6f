import type { Client, Hint, Holding } from '../../../shared/model/clients/client.ts';
import { addDays, addMonths, dayNumber, type BusinessDate } from '../../../shared/model/dates.ts';
import type { SchemeUnit } from '../../../shared/model/schemes/scheme.ts';

/** What hints are chosen from. */
export interface HintFacts {
  readonly client: Client;
  readonly holdings: readonly Holding[];
  /** From the score: the next level and what is missing to it; null at the top or without a score. */
  readonly nextLevel: {
    readonly level: string;
    /** What is missing, and the level's threshold, in the scheme's unit. */
    readonly shortOf: number;
    readonly low: number;
    readonly unit: SchemeUnit;
  } | null;
  readonly today: BusinessDate;
}

/** How far ahead hints look. */
export interface HintSettings {
  readonly birthdayDays: number;
  readonly maturityDays: number;
  readonly riskDays: number;
  /** A next level is named when less than this share of its threshold is missing. */
  readonly nearNextShare: number;
}

/** Defaults of this console; the rulebook gives no figures. */
export const defaultHintSettings: HintSettings = {
  birthdayDays: 7,
  maturityDays: 30,
  riskDays: 30,
  nearNextShare: 0.2,
};

const riskValidMonths = 12;

/** Days to the next birthday, 0 = today, and the age reached then. Who was born on 29 February is a day early. */
export function nextBirthday(
  birthDate: BusinessDate,
  today: BusinessDate,
): { readonly daysAhead: number; readonly age: number } {
  const birthYear = Number(birthDate.slice(0, 4));
  let age = Math.max(0, Number(today.slice(0, 4)) - birthYear);
  let date = addMonths(birthDate, age * 12);
  if (date < today) {
    age += 1;
    date = addMonths(birthDate, age * 12);
  }
  return { daysAhead: dayNumber(date) - dayNumber(today), age };
}

/**
 * The hints that matter today, most pressing first: caution, a birthday today, money maturing, an expired or expiring
 * risk assessment (valid one year, rulebook §3), a birthday soon, the next level near, the drink. All of them: how many a
 * screen shows is known only once those that it may not show are gone.
 */
export function hintsFor(
  facts: HintFacts,
  settings: HintSettings = defaultHintSettings,
): readonly Hint[] {
  const { client, today } = facts;
  const birthday = client.birthDate !== null ? nextBirthday(client.birthDate, today) : null;
  const hints: Hint[] = [];
  if (client.caution !== null) hints.push({ kind: 'caution', text: client.caution });
  if (birthday?.daysAhead === 0) hints.push({ kind: 'birthday', ...birthday });
  const maturing = maturingHint(facts.holdings, today, settings.maturityDays);
  if (maturing) hints.push(maturing);
  const risk =
    client.riskAssessedOn !== null
      ? riskHint(client.riskAssessedOn, today, settings.riskDays)
      : null;
  if (risk) hints.push(risk);
  if (birthday && birthday.daysAhead > 0 && birthday.daysAhead <= settings.birthdayDays) {
    hints.push({ kind: 'birthday', ...birthday });
  }
  const next = facts.nextLevel;
  if (next && next.shortOf <= next.low * settings.nearNextShare) {
    const { level, shortOf, unit } = next;
    hints.push({ kind: 'next-level', level, shortOf, unit });
  }
  if (client.drink !== null) hints.push({ kind: 'drink', drink: client.drink });
  return hints;
}

function maturingHint(
  holdings: readonly Holding[],
  today: BusinessDate,
  within: number,
): Hint | null {
  if (holdings.length === 0) return null;
  const until = addDays(today, within);
  let soonest: (Holding & { readonly maturesOn: BusinessDate }) | null = null;
  for (const holding of holdings) {
    const { maturesOn } = holding;
    if (maturesOn === null || maturesOn < today || maturesOn > until) continue;
    if (!soonest || maturesOn < soonest.maturesOn) soonest = { ...holding, maturesOn };
  }
  if (!soonest) return null;
  const daysAhead = dayNumber(soonest.maturesOn) - dayNumber(today);
  return {
    kind: 'maturing',
    productName: soonest.productName,
    amountFen: soonest.amountFen,
    daysAhead,
  };
}

function riskHint(assessedOn: BusinessDate, today: BusinessDate, within: number): Hint | null {
  // Valid up to the day before the same day of the next year.
  const expiresOn = addMonths(assessedOn, riskValidMonths);
  const days = dayNumber(expiresOn) - dayNumber(today);
  if (days <= 0) return { kind: 'risk-expired', assessedOn, daysAgo: Math.abs(days) };
  if (days <= within) return { kind: 'risk-expiring', assessedOn, daysAhead: days };
  return null;
}
