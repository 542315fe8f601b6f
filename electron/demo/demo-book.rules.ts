import type { BusinessDate } from '../../shared/model/dates.ts';
import { formatYuan } from '../../shared/model/money.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import { ageOn } from './clients/birthdays.rules.ts';
import { cardRows } from './clients/cards.rules.ts';
import { holdingRows } from './clients/holdings.rules.ts';
import { clientRows } from './clients/people.rules.ts';
import { planClients } from './clients/plan.rules.ts';
import { planAssets, planLiabilities, type Portfolio } from './clients/portfolio.rules.ts';
import { hasPostings, postingRows } from './clients/postings.rules.ts';
import { createRandom } from './clients/random.rules.ts';
import type { DemoRow, DemoRows } from './clients/rows.rules.ts';
import { demoStaff } from './staff.rules.ts';
import { bookMonths, weightedAverage, wholeMonths } from './clients/window.rules.ts';

/** The seed of the demo branch that is shipped: everyone meets the same people. */
export const demoSeed = 20_260_101;

const demoClients = 3000;

/** Everything that the bank's systems would know about the demo branch. */
export interface DemoBook {
  readonly today: BusinessDate;
  readonly rows: DemoRows;
  /** The tier that each client was made for, in the scheme abc-vip; scoring the rows gives the same. */
  readonly tiers: ReadonlyMap<string, Tier>;
}

/** Makes the book of the demo branch as it would be on a day. The same seed and day give the same book. */
export function demoBook(options: {
  /** The shipped demo's when not given. */
  readonly seed?: number;
  readonly today: BusinessDate;
  readonly size?: number;
}): DemoBook {
  const { seed = demoSeed, today, size = demoClients } = options;
  const plans = planClients(createRandom(seed, 'plan'), size);
  const clients = clientRows(seed, today, plans);
  const months = bookMonths(today);
  const random = createRandom(seed, 'money');
  const balances: DemoRow<'balances'>[] = [];
  const postings: DemoRow<'postings'>[] = [];
  const holdings: DemoRow<'holdings'>[] = [];

  plans.forEach((plan, i) => {
    const birthDate = clients[i]?.birth_date ?? '';
    const age = birthDate === '' ? 0 : ageOn(today, birthDate);
    const assets = planAssets(random, plan, months, today);
    const monthly = new Map([...assets, ...planLiabilities(random, plan, age, months)]);
    const demand = assets.get('demand_deposit');
    const average = demand ? Math.round(weightedAverage(demand, wholeMonths(today, months))) : 0;
    if (hasPostings(random, plan, average)) {
      monthly.delete('demand_deposit');
      postings.push(...postingRows(random, plan.clientNo, average, months, today));
    }
    balances.push(...balanceRows(plan.clientNo, monthly));
    const lastMonth = months.at(-1) ?? '';
    for (const [product, amounts] of assets) {
      const balance = amounts.get(lastMonth) ?? 0;
      holdings.push(...holdingRows(random, plan.clientNo, product, balance, today));
    }
  });

  return {
    today,
    rows: {
      clients,
      cards: cardRows(seed, plans),
      balances,
      postings,
      holdings,
      staff: demoStaff.map((person) => ({
        staff_no: person.staffNo,
        name: person.name,
        role: person.role,
        branch: person.branch,
      })),
    },
    tiers: new Map(plans.map((plan) => [plan.clientNo, plan.tier])),
  };
}

function balanceRows(clientNo: string, portfolio: Portfolio): DemoRow<'balances'>[] {
  return [...portfolio].flatMap(([product, amounts]) =>
    [...amounts].map(([month, amount]) => ({
      client_no: clientNo,
      month,
      product,
      average_balance: formatYuan(amount),
    })),
  );
}
