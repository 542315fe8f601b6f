import {
  creditRatings,
  loanClasses,
  type CorporateFigures,
  type ExitReason,
} from '../../../shared/model/relationship/corporate.ts';

/** What was found; the client is on the list where `listed`. */
export interface ExitFinding {
  readonly listed: boolean;
  readonly reasons: readonly ExitReason[];
}

const percent = 100;
const years = 3;

/**
 * The exit list of S3: rated B or below; a loan classed substandard, doubtful or loss; or two of: current ratio below
 * 50 %, debt ratio above 80 % (not in foreign trade), return on capital below the base rate three years in a row,
 * operating cash flow negative three years in a row.
 * @param baseRates the one-year base rate of each of these years, in hundredths of a percent
 */
export function exitFinding(figures: CorporateFigures, baseRates: readonly number[]): ExitFinding {
  const { rating, loanClass, foreignTrade, currentRatio, debtRatio } = figures;
  const alone: ExitReason[] = [];
  if (rating !== null && creditRatings.indexOf(rating) >= creditRatings.indexOf('B')) {
    alone.push('rating');
  }
  if (loanClass !== null && loanClasses.indexOf(loanClass) >= loanClasses.indexOf('substandard')) {
    alone.push('loan-class');
  }
  const together: ExitReason[] = [];
  if (currentRatio !== null && currentRatio < 50 * percent) together.push('current-ratio');
  if (debtRatio !== null && debtRatio > 80 * percent && !foreignTrade) together.push('debt-ratio');
  const below = figures.returnOnCapital.map((value, i) => {
    const rate = baseRates[i];
    return value !== null && rate !== undefined && value < rate;
  });
  if (lastYears(below)) together.push('return-on-capital');
  const negative = figures.operatingCashFlowFen.map((value) => value !== null && value < 0);
  if (lastYears(negative)) together.push('cash-flow');
  return { listed: alone.length > 0 || together.length >= 2, reasons: [...alone, ...together] };
}

function lastYears(found: readonly boolean[]): boolean {
  return found.length >= years && found.slice(-years).every(Boolean);
}
