import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LoggedFact, RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import { createWorkCalendar } from '../calendar/calendar.rules.ts';
import { officialYears } from '../calendar/official-years.data.ts';
import { folded } from '../facts/evolve.rules.ts';
import { forecast, stageOdds } from './forecast.rules.ts';
import { tableSums, weekDays, weekTable } from './week-table.rules.ts';

// Real figures that are not part of this repository: these tests run where they lie beside the checkout.
const folder = join(import.meta.dirname, ...Array<string>(4).fill('..'), 'shared', 'data', 'crm');
const absent = !existsSync(folder);
if (absent) process.stderr.write(`skipped: ${folder} is not there\n`);

interface Row {
  readonly id: string;
  readonly agent: string;
  /** Blank accounts are clients of their own. */
  readonly client: string;
  readonly priceFen: number;
  readonly stage: string;
  readonly opened: string;
  readonly closed: string | null;
  readonly valueFen: number;
}

const table = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
const isoDate = (text: string) => `20${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`;
const firstDate = '2016-10-20';

function readRows(): Row[] {
  const prices = new Map(
    table('products.csv').map(([name, , price]) => [name, Number(price) * 100]),
  );
  return table('sales_pipeline.csv').map(
    ([
      id = '',
      agent = '',
      product = '',
      account = '',
      stage = '',
      engaged = '',
      closed = '',
      value = '',
    ]) => {
      const name = product === 'GTXPro' ? 'GTX Pro' : product;
      return {
        ...{ id, agent, stage },
        client: `${account || id} of ${agent}`,
        priceFen: prices.get(name) ?? NaN,
        opened: engaged ? isoDate(engaged) : firstDate,
        closed: closed ? isoDate(closed) : null,
        valueFen: Number(value) * 100,
      };
    },
  );
}

function logOf(rows: readonly Row[]): LoggedFact[] {
  const facts: { day: string; fact: RelationshipFact }[] = [];
  for (const { id: opportunityId, client, priceFen, stage, opened, closed, valueFen } of rows) {
    const amount = { amountFen: priceFen, expectedOn: null } as const;
    const opening = { opportunityId, clientNo: client, product: 'x', stage: 'lead' } as const;
    facts.push({ day: opened, fact: { type: 'opportunity-opened', ...opening, ...amount } });
    if (stage !== 'Prospecting') {
      const moved = { opportunityId, stage: 'contacted' } as const;
      facts.push({ day: opened, fact: { type: 'opportunity-moved', ...moved, ...amount } });
    }
    if (closed !== null) {
      const fact: RelationshipFact =
        stage === 'Won'
          ? { type: 'opportunity-won', opportunityId, amountFen: valueFen }
          : { type: 'opportunity-lost', opportunityId, reason: 'lost' };
      facts.push({ day: closed, fact });
    }
  }
  return facts
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((one, i) => ({ ...one, seq: i + 1, at: i + 1, actor: 'import' }));
}

describe.skipIf(absent)('7,040 opportunities of 30 agents', () => {
  const rows = absent ? [] : readRows();
  const facts = logOf(rows);
  const agents = new Map(rows.map(({ client, agent }) => [client, agent]));
  const state = folded(facts);
  const calendar = createWorkCalendar(officialYears);

  it.each(['2017-03-20', '2017-06-26', '2017-12-18'])(
    'rule 12: Friday table and forecast of the week of %s are what a plain calculation gives',
    (week) => {
      const friday = weekDays(calendar, week)?.frozenOn ?? '';
      const seq = facts.findLast(({ day }) => day <= friday)?.seq ?? 0;
      const past = stageOdds(state.opportunities.values(), seq);
      const closedByThen = rows.filter(({ closed }) => closed !== null && closed <= friday);
      const won = closedByThen.filter(({ stage }) => stage === 'Won').length;
      expect(past.get('contacted')).toEqual({ won, closed: closedByThen.length });

      let wonSomewhere = 0;
      for (const agent of new Set(agents.values())) {
        const managerOf = (client: string) => agents.get(client) ?? null;
        const ours = weekTable(state, managerOf, week, { seq, on: friday }, agent);
        const mine = rows.filter((row) => row.agent === agent && row.opened <= friday);
        const open = mine.filter(({ closed }) => closed === null || closed > friday);
        const closed = mine.filter(
          (row) => row.closed !== null && row.closed >= week && row.closed <= friday,
        );
        const wins = closed.filter(({ stage }) => stage === 'Won');
        const openFen = open.reduce((sum, { priceFen }) => sum + priceFen, 0);
        expect(tableSums(ours)).toMatchObject({
          open: open.length,
          openFen,
          won: wins.length,
          wonFen: wins.reduce((sum, { valueFen }) => sum + valueFen, 0),
          lost: closed.length - wins.length,
        });
        wonSomewhere += wins.length;
        const likely = forecast(ours, past, 30);
        const sumOf = (stage: string) =>
          BigInt(
            open
              .filter((row) => (row.stage === 'Prospecting') === (stage === 'lead'))
              .reduce((sum, { priceFen }) => sum + priceFen, 0),
          );
        const likelyOf = (amount: bigint) =>
          (2n * amount * BigInt(won) + BigInt(closedByThen.length)) /
          (2n * BigInt(closedByThen.length));
        expect(BigInt(likely.forecastFen ?? -1)).toBe(
          likelyOf(sumOf('lead')) + likelyOf(sumOf('contacted')),
        );
      }
      expect(wonSomewhere).toBeGreaterThan(10);
    },
  );
});
