import type { Month } from '../../../shared/model/dates.ts';
import type { Window, WindowMonth } from './window.rules.ts';

/** Which of a book's two sources count in a window, for one product or kind of a client. */
export interface Precedence {
  readonly source: 'postings' | 'monthly' | 'monthly-then-postings';
  /** Whether postings count at all: from the day of the first one on. */
  readonly posted: boolean;
  /** Months that count, in the order of the window. */
  readonly months: readonly WindowMonth[];
}

/**
 * Where a client's product has both sources, postings count from the day of the first one on, monthly figures for the
 * whole months of the window before it (exchange formats).
 */
export function precedenceOf(
  postings: readonly { readonly day: number }[],
  held: { has(month: Month): boolean },
  window: Window,
): Precedence {
  let firstPosting = Infinity;
  for (const { day } of postings) if (day < firstPosting) firstPosting = day;
  const posted = firstPosting <= window.lastDay;
  const months = window.months.filter(
    (month) => held.has(month.month) && (!posted || isBetween(month, window, firstPosting)),
  );
  const source = !posted ? 'monthly' : months.length > 0 ? 'monthly-then-postings' : 'postings';
  return { source, posted, months };
}

/** Whether a month lies inside a window and before the first posting. */
function isBetween(month: WindowMonth, window: Window, firstPosting: number): boolean {
  return month.firstDay >= window.firstDay && month.lastDay < firstPosting;
}
