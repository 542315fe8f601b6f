import type { SchemeChoice } from '../../../shared/model/branch.ts';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import { abcVip } from '../../../shared/model/schemes/scheme.ts';

/** What applies before a branch chose anything: the rulebook's default. */
export const defaultChoice: SchemeChoice = {
  scheme: abcVip.id,
  version: abcVip.version,
  from: abcVip.effectiveFrom,
  ready: true,
};

/** The choice that the branch made for a day, whether its scores are ready or not. */
export function choiceOn(choices: readonly SchemeChoice[], day: BusinessDate): SchemeChoice {
  return choices.findLast(({ from }) => from <= day) ?? defaultChoice;
}

/** The choice whose tiers are shown on a day: the latest one that every client has been scored by. */
export function shownOn(choices: readonly SchemeChoice[], day: BusinessDate): SchemeChoice {
  return choices.findLast(({ from, ready }) => ready && from <= day) ?? defaultChoice;
}

/** Choices that are still to come after a day. */
export function choicesAfter(
  choices: readonly SchemeChoice[],
  day: BusinessDate,
): readonly SchemeChoice[] {
  return choices.filter(({ from }) => from > day);
}

/** The choices with one more, in order of date; it takes the place of another of the same date. */
export function withChoice(
  choices: readonly SchemeChoice[],
  choice: SchemeChoice,
): readonly SchemeChoice[] {
  return [...choices.filter(({ from }) => from !== choice.from), choice].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
}

/** Whether two choices mean the same definition. */
export function sameScheme(
  a: Pick<SchemeChoice, 'scheme' | 'version'>,
  b: Pick<SchemeChoice, 'scheme' | 'version'>,
): boolean {
  return a.scheme === b.scheme && a.version === b.version;
}
