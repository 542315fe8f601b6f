import type { BranchConfig } from '../../shared/model/branch.ts';

/** The demo branch and the one whose clients also come in. */
export const ownBranchCode = 'CX01';
export const otherBranchCode = 'CD02';

const promiseMinutes = { diamond: 10, platinum: 15, gold: 20, regular: 30 } as const;

/** How the demo branch is set up: five services, six counters, four rooms. */
export const demoConfig: BranchConfig = {
  code: ownBranchCode,
  name: { zh: '城西支行', en: 'Chengxi Branch' },
  demo: true,
  otherBranches: [{ code: otherBranchCode, name: { zh: '城东支行', en: 'Chengdong Branch' } }],
  services: [
    { id: 'cash', name: { zh: '现金业务', en: 'Cash' } },
    { id: 'non-cash', name: { zh: '非现金业务', en: 'Non-cash' } },
    { id: 'wealth', name: { zh: '理财', en: 'Wealth' } },
    { id: 'loan', name: { zh: '贷款', en: 'Loans' } },
    { id: 'corporate', name: { zh: '对公', en: 'Corporate' } },
  ],
  counters: [
    { id: 1, services: [] },
    { id: 2, services: ['cash', 'non-cash'] },
    { id: 3, services: ['cash', 'non-cash', 'wealth'] },
    { id: 4, services: [] },
    { id: 5, services: ['cash', 'non-cash', 'wealth', 'loan'] },
    { id: 6, services: ['corporate', 'cash', 'non-cash'] },
  ],
  rooms: [
    { id: 'vip-1', name: { zh: '贵宾室1', en: 'VIP room 1' }, tiers: ['diamond', 'platinum'] },
    { id: 'head-office', name: { zh: '主任室', en: "Head's office" }, tiers: ['diamond'] },
    { id: 'vip-2', name: { zh: '贵宾室2', en: 'VIP room 2' }, tiers: ['platinum', 'diamond'] },
    { id: 'wealth-room', name: { zh: '理财室', en: 'Wealth room' }, tiers: ['platinum', 'gold'] },
  ],
  promiseMinutes,
  rule: {
    kind: 'diamond-first',
    maxWaitSeconds: { gold: promiseMinutes.gold * 60, regular: promiseMinutes.regular * 60 },
    maxOvertakes: 8,
  },
  checklist: { cardFor: 'other-branch' },
  goldReceiver: 'nobody',
  recallsBeforeNoShow: 2,
};
