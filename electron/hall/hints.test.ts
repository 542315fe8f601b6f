import { expect, it } from 'vitest';
import type { Client } from '../../shared/model/clients/client.ts';
import { hintsFor } from '../clients/index.ts';
import { hintViews } from './hints.ts';

const client: Client = {
  clientId: 1,
  clientNo: 'C1',
  name: '王小明',
  gender: null,
  birthDate: '1980-11-22',
  idType: null,
  idNo: null,
  phone: null,
  homeBranch: null,
  managerNo: null,
  occupation: null,
  orientation: null,
  clientSince: null,
  kind: null,
  employerNo: null,
  drink: '龙井',
  riskGrade: null,
  riskAssessedOn: null,
  caution: '请到贵宾室沟通',
};

const shown = (more: Partial<Client>, nextLevel: boolean, seesBalances: boolean) =>
  hintViews(
    hintsFor({
      client: { ...client, ...more },
      holdings: [],
      nextLevel: nextLevel
        ? { level: 'gold', shortOf: 1_000_000, low: 10_000_000, unit: 'fen' }
        : null,
      today: '2026-11-22',
    }),
    () => 'gold',
    seesBalances,
  ).map(({ kind }) => kind);

// A risk assessment that is still good for a day says nothing at the counter.
const expiring = { riskAssessedOn: '2025-11-23' };

it('F24 what a screen does not show takes no place of what it does: the drink is there', () => {
  expect(shown({}, true, false)).toEqual(['caution', 'birthday', 'drink']);
  expect(shown(expiring, false, true)).toEqual(['caution', 'birthday', 'drink']);
  expect(shown(expiring, true, false)).toEqual(['caution', 'birthday', 'drink']);
});

it('F24 three at most, those that come first mattering most', () => {
  expect(shown(expiring, true, true)).toEqual(['caution', 'birthday', 'next-tier']);
});
