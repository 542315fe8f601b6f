import { addDays, addMonths, type BusinessDate } from '../../../shared/model/dates.ts';

/** How often a lead is followed up (source S3, from another trade; off by default). */
export const leadPaces = ['daily', 'weekly', 'twice-a-month', 'monthly'] as const;
export type LeadPace = (typeof leadPaces)[number];

/**
 * The pace by the time until it is expected to be signed: up to 7 days daily, up to a month weekly, up to three months
 * twice a month, beyond that monthly.
 */
export function leadPace(expectedOn: BusinessDate, today: BusinessDate): LeadPace {
  if (expectedOn <= addDays(today, 7)) return 'daily';
  if (expectedOn <= addMonths(today, 1)) return 'weekly';
  return expectedOn <= addMonths(today, 3) ? 'twice-a-month' : 'monthly';
}

/** When a lead is to be followed up next. */
export function nextFollowUp(pace: LeadPace, lastOn: BusinessDate): BusinessDate {
  switch (pace) {
    case 'daily':
      return addDays(lastOn, 1);
    case 'weekly':
      return addDays(lastOn, 7);
    case 'twice-a-month':
      return addDays(lastOn, 15);
    case 'monthly':
      return addMonths(lastOn, 1);
  }
}
