import { approvers } from '../../../shared/model/clients/admission-refusal.ts';
import type { Role } from '../../../shared/model/people/roles.ts';
import type { ApprovalRefusal } from '../../../shared/model/relationship/refusal.ts';
import type { Approval } from '../../../shared/model/relationship/state.ts';

/** How somebody decides a request. */
export interface Decision {
  readonly by: { readonly staffNo: string; readonly role: Role };
  readonly granted: boolean;
  /** Number of the superior branch's paper. */
  readonly document: string | null;
  /** Whether the name of who decided there was given; it stands apart from the log. */
  readonly named: boolean;
}

/**
 * Whether a special admission may be decided so: gold by the branch head; platinum by the second-level branch and diamond
 * by the first-level branch, entered by the head with name and document number. Turning a request down needs no paper.
 */
export function decisionRefusal(
  approval: Approval,
  { by, granted, document, named }: Decision,
  requesterDecidesNot: boolean,
): ApprovalRefusal | null {
  if (approval.decided) return 'already-decided';
  if (by.role !== 'head') return 'not-head';
  const elsewhere = approvers[approval.tier] !== 'branch-head';
  // A superior branch decides by its paper: then the head who asked for it only enters it.
  if (requesterDecidesNot && !elsewhere && approval.requestedBy === by.staffNo) {
    return 'requester-decides';
  }
  if (!granted || !elsewhere) return null;
  if (document === null || document.trim() === '') return 'document-missing';
  return named ? null : 'name-missing';
}
