/** Roles of staff, as in `staff.csv`: lobby manager, teller, client manager, branch head, branch IT. */
export const roles = ['lobby', 'teller', 'manager', 'head', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a role may do; each procedure names the one that it needs and the router checks it. */
export const permissions = [
  'recognise', // look a client up by any key and see tier and reception
  'take-ticket', // take or cancel a ticket for someone who arrived
  'serve', // open a counter, call, start, complete
  'checklist', // complete or skip items of a service checklist
  'see-floor', // the waiting list, the floor's services and counters
  'see-balances', // amounts behind a tier
  'see-segments', // segments of clients, and to set the branch's own
  'reveal', // show one masked field of a client for 30 seconds, recorded
  'correct-data', // see what looks wrong in a client's numbers
  'follow-up', // prospects: the whole phone number, and the outcome
  'admit', // grant and revoke special admissions
  'steer', // move tickets, open and close counters of others, change the rule
  'configure', // branch, counters, services, people
  'appoint', // confirm or refuse roles that a file or an administrator requests
  'import', // import the client book and score it
] as const;
export type Permission = (typeof permissions)[number];

const grants: Readonly<Record<Role, readonly Permission[]>> = {
  lobby: ['recognise', 'take-ticket', 'checklist', 'see-floor'],
  teller: ['recognise', 'serve', 'checklist', 'see-floor'],
  manager: [
    'recognise',
    'take-ticket',
    'serve',
    'checklist',
    'see-floor',
    'see-balances',
    'see-segments',
    'reveal',
    'correct-data',
    'follow-up',
  ],
  head: [
    'recognise',
    'take-ticket',
    'serve',
    'checklist',
    'see-floor',
    'see-balances',
    'see-segments',
    'reveal',
    'correct-data',
    'follow-up',
    'admit',
    'steer',
    'configure',
    'appoint',
    'import',
  ],
  admin: ['configure', 'import'],
};

/** Whether a role holds a permission. */
export function may(role: Role, permission: Permission): boolean {
  return grants[role].includes(permission);
}

/** Every permission of a role, for a screen that hides what cannot be done. */
export function permissionsOf(role: Role): readonly Permission[] {
  return grants[role];
}
