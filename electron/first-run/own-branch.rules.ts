import type { BranchConfig, LocalText } from '../../shared/model/branch.ts';

/**
 * The settings of a new branch: the usual services, private rooms for diamond and platinum (rulebook §2.4), and a
 * calling rule with guarantees. Figures that the rulebook leaves open are defaults that the branch can change.
 */
export function newBranch(code: string, name: LocalText, counters: number): BranchConfig {
  const promiseMinutes = { diamond: 10, platinum: 15, gold: 20, regular: 30 };
  return {
    code,
    name,
    demo: false,
    otherBranches: [],
    services: [
      { id: 'cash', name: { zh: '现金业务', en: 'Cash' } },
      { id: 'non-cash', name: { zh: '非现金业务', en: 'Non-cash' } },
      { id: 'wealth', name: { zh: '理财', en: 'Wealth' } },
    ],
    counters: Array.from({ length: counters }, (_, index) => ({ id: index + 1, services: [] })),
    rooms: [
      { id: 'vip-1', name: { zh: '贵宾室', en: 'VIP room' }, tiers: ['diamond', 'platinum'] },
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
}
