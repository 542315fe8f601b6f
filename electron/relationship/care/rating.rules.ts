import { addMonths, type BusinessDate } from '../../../shared/model/dates.ts';
import type { Rating } from '../../../shared/model/relationship/state.ts';

/** The three faces that stand for scores. */
export const faces = { sad: 1, neutral: 3, happy: 5 } as const;
export type Face = keyof typeof faces;

/** Whether a rating calls the supervisor at once: 1 or 2 of 5, or the sad face. */
export function callsSupervisor(score: number, lowRating: number): boolean {
  return score <= lowRating;
}

/** What ratings add up to. */
export interface RatingFigures {
  readonly count: number;
  /** In hundredths; null without any rating. */
  readonly meanHundredths: number | null;
  readonly low: number;
}

/** The ratings of a period, of one person or of all. */
export function ratingFigures(ratings: Iterable<Rating>, lowRating: number): RatingFigures {
  let count = 0;
  let sum = 0;
  let low = 0;
  for (const { score } of ratings) {
    count += 1;
    sum += score;
    if (callsSupervisor(score, lowRating)) low += 1;
  }
  return { count, low, meanHundredths: count === 0 ? null : Math.round((sum * 100) / count) };
}

/** Months within which a client forum is held at least once (S2). */
const forumMonths = 12;

/** When the next client forum is due; null: none was ever held, it is due now. */
export function forumDue(forums: readonly BusinessDate[]): BusinessDate | null {
  const last = forums.toSorted().at(-1);
  return last === undefined ? null : addMonths(last, forumMonths);
}
