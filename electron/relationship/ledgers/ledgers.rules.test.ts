import { expect, it } from 'vitest';
import type { WorklistRow } from '../../../shared/model/relationship/worklist.ts';
import { ledgers } from '../../../shared/model/relationship/ledgers.ts';
import { ledgerRows, type LedgerClient } from './ledgers.rules.ts';

const client = (clientNo: string, more: Partial<LedgerClient> = {}): LedgerClient => ({
  ...{ clientNo, kind: 'personal', tier: 'regular', managerNo: null, owedFen: 0, staff: 0 },
  ...{ project: false, lastContactOn: null },
  ...more,
});

it('ledgers: VIPs, borrowers, payroll employers and projects are filters over the book', () => {
  const clients = [
    client('A', { tier: 'gold', owedFen: 1 }),
    client('B'),
    client('F', { kind: 'corporate', tier: 'gold', staff: 3 }),
    client('P', { kind: 'corporate', project: true }),
  ];
  const found = ledgers.map((ledger) =>
    ledgerRows(ledger, clients, []).map((row) => row.client.clientNo),
  );
  expect(found).toEqual([['A'], ['A'], ['F'], ['P']]);
});

it('ledgers: what is missed comes first, then what is due, then the rest', () => {
  const clients = ['A', 'B', 'C', 'D'].map((no) => client(no, { tier: 'gold' }));
  const row = (clientNo: string, due: string, missedSince: string | null): WorklistRow => ({
    ...{ clientNo, tier: 'gold', reasons: [], due, missedSince },
  });
  const rows = [row('D', '2026-11-20', '2026-11-20'), row('B', '2026-11-30', null)];
  expect(ledgerRows('vip', clients, rows).map((one) => one.client.clientNo)).toEqual([
    ...['D', 'B', 'A', 'C'],
  ]);
});
