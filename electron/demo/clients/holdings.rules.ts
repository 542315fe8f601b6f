import type { BusinessDate } from '../../../shared/model/dates.ts';
import { addDays } from '../../../shared/model/dates.ts';
import type { Fen } from '../../../shared/model/money.ts';
import { formatYuan } from '../../../shared/model/money.ts';
import type { Product } from '../../../shared/model/clients/products.ts';
import type { Random } from './random.rules.ts';
import type { DemoRow } from './rows.rules.ts';

interface Kind {
  readonly name: (random: Random) => string;
  /** Days from purchase to the end; 0: it has no end. */
  readonly days: number;
  /** Sold from this amount on. */
  readonly from?: Fen;
}

const series = (name: string, days: number): Kind => ({
  name: (random) => `${name}${days}天第${String(random.integer(1, 60)).padStart(3, '0')}期`,
  days,
});
const plain = (name: string, days: number): Kind => ({ name: () => name, days });

/** Invented names: no product of a real bank or fund house. */
const kinds: Partial<Readonly<Record<Product, readonly Kind[]>>> = {
  time_deposit: [
    plain('整存整取三个月', 91),
    plain('整存整取一年', 365),
    plain('整存整取二年', 730),
    plain('整存整取三年', 1095),
    { ...plain('大额存单三年', 1095), from: 200_000_00 },
  ],
  wealth: [series('迎宾稳盈', 90), series('迎宾稳盈', 180), series('迎宾优选', 365)],
  bond: [plain('储蓄国债三年', 1095), plain('储蓄国债五年', 1825)],
  insurance: [plain('迎宾安康年金', 3650)],
  fund: [plain('迎宾成长混合', 0), plain('迎宾稳健债券', 0), plain('迎宾均衡指数', 0)],
};

const soonShare = 0.06;
const soonDays = 14;

/** The lines of `holdings.csv` for one client and product: the balance in one to three parts. */
export function holdingRows(
  random: Random,
  clientNo: string,
  product: Product,
  balance: Fen,
  today: BusinessDate,
): readonly DemoRow<'holdings'>[] {
  const choice = kinds[product];
  if (!choice || balance < 1_000_00) return [];
  const parts = balance > 100_000_00 ? random.integer(1, 3) : 1;
  const rows = new Map<string, DemoRow<'holdings'>>();
  let rest = balance;
  for (let left = parts; left > 0; left -= 1) {
    // Whole hundreds of yuan, except for what remains: people buy in round amounts.
    const amount = left === 1 ? rest : Math.floor(rest / left / 10_000) * 10_000;
    const kind = random.pick(choice.filter(({ from = 0 }) => amount >= from));
    const name = kind.name(random);
    const maturesOn = kind.days === 0 ? '' : addDays(today, daysLeft(random, kind.days));
    const key = `${name} ${maturesOn}`;
    if (rows.has(key)) continue;
    rest -= amount;
    rows.set(key, {
      client_no: clientNo,
      product_name: name,
      product,
      amount: formatYuan(amount),
      matures_on: maturesOn,
    });
  }
  return [...rows.values()];
}

function daysLeft(random: Random, days: number): number {
  const soon = random.chance(soonShare) && days <= 1095;
  return random.integer(soon ? 0 : 1, soon ? soonDays : days);
}
