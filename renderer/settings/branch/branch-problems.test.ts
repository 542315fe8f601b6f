import { expect, test } from 'vitest';
import type { BranchConfig } from '../../../shared/model/branch.ts';
import { branchProblems } from './branch-problems.ts';

const sound: BranchConfig = {
  code: 'B01',
  name: { zh: '支行', en: '' },
  demo: false,
  otherBranches: [{ code: 'B02', name: { zh: '别处', en: 'Elsewhere' } }],
  services: [{ id: 'cash', name: { zh: '现金', en: 'Cash' } }],
  counters: [{ id: 1, services: ['cash'] }],
  rooms: [{ id: 'vip', name: { zh: '贵宾室', en: 'VIP' }, tiers: ['diamond'] }],
  promiseMinutes: { diamond: 10, platinum: 15, gold: 20, regular: 30 },
  rule: { kind: 'fifo' },
  checklist: { cardFor: 'other-branch' },
  goldReceiver: 'nobody',
  recallsBeforeNoShow: 2,
};

const of = (change: Partial<BranchConfig>) =>
  Object.fromEntries(branchProblems({ ...sound, ...change }));

test('a sound branch has no problems', () => {
  expect(of({})).toEqual({});
});

test('names and codes are needed', () => {
  expect(of({ code: ' ', name: { zh: '', en: 'X' } })).toEqual({
    code: 'required',
    'name.zh': 'required',
  });
});

test('codes are plain', () => {
  expect(of({ code: 'B 01' })).toEqual({ code: 'code' });
});

test('another branch may not have this branch’s code', () => {
  expect(of({ otherBranches: [{ code: 'B01', name: sound.name }] })).toEqual({
    'otherBranches.0.code': 'duplicate',
  });
});

test('two services of one code are both marked', () => {
  const [cash] = sound.services;
  expect(of({ services: [cash!, cash!] })).toEqual({
    'services.0.id': 'duplicate',
    'services.1.id': 'duplicate',
  });
});

test('a counter may not keep a service that was removed', () => {
  expect(of({ counters: [{ id: 1, services: ['loan'] }] })).toEqual({
    'counters.0.services': 'unknownService',
  });
});

test('a branch needs a service and a counter', () => {
  expect(of({ services: [], counters: [] })).toEqual({
    services: 'atLeastOne',
    counters: 'atLeastOne',
  });
});

test('promises and counter numbers are above zero', () => {
  expect(
    of({
      counters: [{ id: 0, services: [] }],
      promiseMinutes: { ...sound.promiseMinutes, gold: 0 },
    }),
  ).toEqual({ 'counters.0.id': 'number', 'promiseMinutes.gold': 'number' });
});
