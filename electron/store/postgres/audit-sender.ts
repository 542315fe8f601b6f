import type { Faults } from '../../platform/index.ts';
import { LinkLost } from '../branch-store.ts';
import type { Calls } from './calls.ts';
import { createLane } from './lane.ts';
import { seal, type BranchKeys } from './sealing.ts';

/** This workstation's own audit trail, to be read from a line on. */
export interface LocalAudit {
  /** Lines after a number, in order: each as it is kept, with its hash. */
  after(id: number, limit: number): readonly { readonly id: number }[];
}

/** Sends the audit trail of this workstation to the server when it can. */
export interface AuditSender {
  /** Sends what is new. Never throws. */
  send(): Promise<void>;
}

const atOnce = 200;

/** Creates it. @param workstation whose trail it is: the seal is bound to it and to the line's number */
export function createAuditSender(parts: {
  readonly branch: string;
  readonly workstation: string;
  readonly local: LocalAudit;
  readonly calls: Calls;
  readonly keys: () => BranchKeys;
  readonly faults: Pick<Faults, 'note'>;
}): AuditSender {
  const { branch, workstation, local, calls, keys } = parts;
  const lane = createLane();
  /** How far the server has it; null: ask, as after each failure. */
  let sent: number | null = null;

  async function send(): Promise<void> {
    try {
      sent ??= Number(await calls.call('audit_end'));
      for (;;) {
        const lines = local.after(sent, atOnce);
        const [first] = lines;
        if (!first) return;
        const bodies = lines.map((line) => {
          const context = JSON.stringify(['audit', branch, workstation, line.id]);
          return seal(keys(), context, JSON.stringify(line));
        });
        sent = Number(await calls.call('add_audit', first.id, bodies));
      }
    } catch (error) {
      sent = null;
      if (!(error instanceof LinkLost)) parts.faults.note('store', error);
    }
  }
  return {
    send: () => lane.run(send),
  };
}
