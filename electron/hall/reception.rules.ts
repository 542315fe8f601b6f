import type { BranchConfig, Room } from '../../shared/model/branch.ts';
import type { Role } from '../../shared/model/people/roles.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';

/** A colleague who may receive a client. */
export interface Colleague {
  readonly staffNo: string;
  readonly role: Role;
  /** With another client now. */
  readonly busy: boolean;
  /** Signed in at a window of this branch. */
  readonly present: boolean;
}

/** The facts that reception depends on. */
export interface ReceptionCase {
  readonly tier: Tier;
  readonly ownBranch: boolean;
  /** The client's manager, if the book names one. */
  readonly managerNo: string | null;
  readonly colleagues: readonly Colleague[];
  /** Rooms in which someone is received now. */
  readonly roomsInUse: ReadonlySet<string>;
}

/** Where to lead a client and to whom; null: to the lobby, to nobody in particular. */
export interface ReceptionPlan {
  readonly staffNo: string | null;
  readonly room: string | null;
}

/**
 * Who receives, and where (rulebook §2.1, 2.2, 2.4, 2.5). Diamond: the branch head, own branch or not. Platinum: the
 * client's dedicated manager; of another branch, a client manager. Gold of another branch: a client manager; of this
 * branch: as the branch decides. Diamond and platinum in a private place.
 */
export function planReception(config: BranchConfig, visit: ReceptionCase): ReceptionPlan {
  return { staffNo: receiver(config, visit), room: room(config, visit)?.id ?? null };
}

function receiver(config: BranchConfig, visit: ReceptionCase): string | null {
  const { tier, ownBranch, managerNo, colleagues } = visit;
  const heads = colleagues.filter((colleague) => colleague.role === 'head');
  const managers = colleagues.filter((colleague) => colleague.role === 'manager');
  const own = ownBranch
    ? colleagues.find((colleague) => colleague.staffNo === managerNo)
    : undefined;
  switch (tier) {
    case 'diamond':
      return (firstFree(heads) ?? own ?? firstFree(managers))?.staffNo ?? null;
    case 'platinum':
      return (own ?? firstFree(managers) ?? firstFree(heads))?.staffNo ?? null;
    case 'gold':
      if (ownBranch && config.goldReceiver === 'nobody') return null;
      return (own ?? firstFree(managers))?.staffNo ?? null;
    case 'regular':
      return null;
  }
}

/** The first who is here and free, else here, else any: a name is always shown, with the person's state. */
function firstFree(colleagues: readonly Colleague[]): Colleague | undefined {
  return (
    colleagues.find((colleague) => colleague.present && !colleague.busy) ??
    colleagues.find((colleague) => colleague.present) ??
    colleagues[0]
  );
}

function room(config: BranchConfig, visit: ReceptionCase): Room | undefined {
  const fitting = config.rooms.filter((candidate) => candidate.tiers.includes(visit.tier));
  return fitting.find((candidate) => !visit.roomsInUse.has(candidate.id)) ?? fitting[0];
}

/** After this many requests the lobby manager decides, so that no client waits while everybody is asked in turn. */
const askedAtMost = 3;
const inLine: Readonly<Record<Tier, readonly Role[]>> = {
  diamond: ['head', 'manager', 'lobby'],
  platinum: ['manager', 'head', 'lobby'],
  gold: ['manager', 'lobby'],
  regular: [],
};

/**
 * The next person to ask if those who were asked did not answer or cannot come: only people who are here and free, in
 * the rulebook's order for the tier (§2.5). null: nobody is free, or enough people were asked.
 */
export function nextReceiver(
  tier: Tier,
  colleagues: readonly Colleague[],
  asked: readonly string[],
): string | null {
  if (asked.length >= askedAtMost) return null;
  const free = colleagues.filter(
    ({ staffNo, present, busy }) => present && !busy && !asked.includes(staffNo),
  );
  for (const role of inLine[tier]) {
    const found = free.find((colleague) => colleague.role === role);
    if (found) return found.staffNo;
  }
  return null;
}
