import { createAuditChain } from '../branch-log/index.ts';
import { openTestFloor } from '../queue/floor.fixture.ts';
import { createRecords, createSqliteRecords } from '../store/index.ts';
import { overALine } from '../store/over-a-line.fixture.ts';
import { auditLinesIn } from './audit-lines.repository.ts';
import { hashPin } from './pin.ts';
import { createStaffRepository } from './staff.repository.ts';
import { createStaffService } from './staff.service.ts';

/** A PIN that nobody would guess. */
export const soundPin = '739164';

const people = [
  ['H01', '李主任', 'head'],
  ['A01', '许工', 'admin'],
  ['T01', '王柜员', 'teller'],
] as const;
/** Hashing is slow on purpose: once is enough for all tests of a file. */
let hashed: Promise<string> | null = null;

/**
 * People of a branch on a database of its own: a head, an administrator and a teller with a PIN, on a clock that
 * stands.
 */
export async function openTestStaff() {
  const { folder } = await openTestFloor();
  const time = { now: Date.UTC(2026, 10, 23, 2, 30), steady: 0 };
  const chain = createAuditChain(folder.branch);
  const port = createSqliteRecords(folder.branch, chain);
  /** The console of another workstation of this branch. */
  const openConsole = (own = overALine(port)) => {
    const records = createStaffRepository(createRecords(own));
    const service = createStaffService({
      repository: records,
      lines: auditLinesIn(folder.branch),
      audit: chain,
      clock: () => time.now,
      steady: () => time.steady,
    });
    return { repository: records, staff: service };
  };
  const { repository, staff } = openConsole(port);
  const hash = await (hashed ??= hashPin(soundPin));
  await repository.change((change) => {
    for (const [staffNo, name, role] of people) {
      change.save({ staffNo, name, role, branch: null, active: true });
      change.setPin(staffNo, hash);
    }
  });
  const audit = () =>
    folder.branch
      .prepare<[], { actor: string; action: string; subject: string; detail: string }>(
        'SELECT actor, action, subject, detail FROM audit ORDER BY id',
      )
      .all();
  /** Adds a person who has chosen a PIN. */
  const join = async (staffNo: string, role: 'head' | 'admin' | 'manager' | 'teller') => {
    const person = { staffNo, name: `同事${staffNo}`, role, active: true };
    const { code } = await staff.add(person, 'H01');
    await staff.choosePin(staffNo, code, '482615');
    return staff.get(staffNo)!;
  };
  return { staff, repository, folder, time, audit, join, openConsole };
}

/** The code with which a change to people was refused; "done" when it was not. */
export async function refusalOf(change: () => unknown): Promise<string> {
  try {
    await change();
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
