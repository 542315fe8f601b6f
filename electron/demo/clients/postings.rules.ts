import type { BusinessDate, Month } from '../../../shared/model/dates.ts';
import { addDays, dayNumber, lastDayOf, monthOf } from '../../../shared/model/dates.ts';
import type { Fen } from '../../../shared/model/money.ts';
import { formatYuan } from '../../../shared/model/money.ts';
import type { TransactionKind } from '../../../shared/model/clients/products.ts';
import type { ClientPlan } from './plan.rules.ts';
import type { Random } from './random.rules.ts';
import type { DemoRow } from './rows.rules.ts';
import { windowDays, windowStart } from './window.rules.ts';

type PostingRow = DemoRow<'postings'>;

interface Posting {
  readonly on: BusinessDate;
  readonly amount: Fen;
  readonly kind: TransactionKind;
}

const shareWithPostings = { diamond: 0.35, platinum: 0.3, gold: 0.22, regular: 0.08 } as const;
const smallestAccount = 2_000_00;

/** Whether this client's demand deposit comes as postings in place of monthly averages. */
export function hasPostings(random: Random, plan: ClientPlan, average: Fen): boolean {
  const drawn = random.chance(shareWithPostings[plan.tier]);
  return drawn && plan.kind === 'personal' && plan.ownBranch && average >= smallestAccount;
}

/**
 * The whole life of a demand deposit from before any window on: an opening, salaries, spending, more of it this
 * month. Its 12-month average as of today is the given one to the fen.
 */
export function postingRows(
  random: Random,
  clientNo: string,
  average: Fen,
  months: readonly Month[],
  today: BusinessDate,
): readonly PostingRow[] {
  const current = monthOf(today);
  const all = months.includes(current) ? months : [...months, current];
  const salary = Math.round((average * (0.05 + 0.12 * random.next())) / 1000) * 1000;
  const life = all
    .flatMap((month) => monthOfPostings(random, month, salary, month === current))
    .filter((posting) => posting.on <= today);
  const opening: Posting = {
    on: `${all[0] ?? current}-01`,
    amount: average - Math.round(averageOf(life, today)),
    kind: 'other',
  };
  return [opening, ...life]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((posting) => ({
      account_no: `${clientNo}01`,
      client_no: clientNo,
      posted_on: posting.on,
      product: 'demand_deposit',
      amount: formatYuan(posting.amount),
      kind: posting.kind,
    }));
}

function monthOfPostings(
  random: Random,
  month: Month,
  salary: Fen,
  current: boolean,
): readonly Posting[] {
  const day = (n: number): BusinessDate => {
    const date = `${month}-${String(n).padStart(2, '0')}`;
    return date > lastDayOf(month) ? lastDayOf(month) : date;
  };
  const spends = current ? random.integer(5, 9) : 2;
  const list: Posting[] = [
    { on: day(8), amount: salary, kind: 'settlement' },
    { on: day(15), amount: -Math.round(salary * 0.3), kind: 'settlement' },
    { on: day(20), amount: -Math.round(salary * 0.25 * random.next()), kind: 'investment' },
  ];
  for (let i = 0; i < spends; i += 1) {
    const amount = -Math.round(((salary * 0.55) / spends) * (0.6 + 0.6 * random.next()));
    list.push({ on: day(random.integer(2, 28)), amount, kind: 'card_spend' });
  }
  return list.filter((posting) => posting.amount !== 0);
}

function averageOf(life: readonly Posting[], today: BusinessDate): number {
  const start = dayNumber(windowStart(today));
  const end = dayNumber(addDays(today, 1));
  const sum = life.reduce(
    (total, posting) => total + posting.amount * (end - Math.max(start, dayNumber(posting.on))),
    0,
  );
  return sum / windowDays(today);
}
