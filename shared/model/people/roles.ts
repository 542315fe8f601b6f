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
  'keep-contact', // the day list of one's own clients, and contacts with them
  'see-managed', // opportunities, suggestions and screening of the clients whom one looks after
  'lead-team', // assignment, the team's week, reports, screening, decisions
] as const;
export type Permission = (typeof permissions)[number];

const grants: Readonly<Record<Role, readonly Permission[]>> = {
  lobby: ['recognise', 'take-ticket', 'checklist', 'see-floor', 'keep-contact'],
  teller: ['recognise', 'serve', 'checklist', 'see-floor', 'keep-contact'],
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
    'keep-contact',
    'see-managed',
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
    'keep-contact',
    'see-managed',
    'lead-team',
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

/** Who may call a procedure: a role with one of these permissions, whoever is signed in, or anyone at a page. */
export type Access = Permission | readonly Permission[] | 'signed-in' | 'anyone';

/**
 * Each procedure of the contract and who may call it. The router refuses every other call, also of a procedure that has
 * no entry here (and the contract does not compile without one). `docs/access.md` shows it by role.
 */
export const access = {
  session: {
    status: 'anyone',
    signIn: 'anyone',
    choosePin: 'anyone',
    changePin: 'signed-in',
    resume: 'anyone',
    signOut: 'anyone',
  },
  // Refused where a branch is.
  setup: { createDemo: 'anyone', createOwn: 'anyone' },
  hall: {
    search: 'recognise',
    recognise: 'recognise',
    takeTicket: 'take-ticket',
    linkClient: ['take-ticket', 'serve'],
    cancelTicket: 'take-ticket',
    ticketLeft: 'take-ticket',
    makeAppointment: 'take-ticket',
    cancelAppointment: 'take-ticket',
    itemDone: 'checklist',
    itemSkipped: 'checklist',
    itemReopened: 'checklist',
    receivers: 'see-floor',
    callReceiver: 'take-ticket',
    answerReceiver: 'see-floor',
    lobby: 'see-floor',
  },
  queue: {
    clock: 'anyone', // only times
    confirmDay: ['see-floor', 'configure'],
    correctClock: ['steer', 'configure'],
    openCounter: 'serve',
    setWork: 'serve',
    servers: 'steer',
    pauseCounter: 'serve',
    resumeCounter: 'serve',
    closeCounter: 'serve',
    callNext: 'serve',
    callChosen: 'serve',
    recall: 'serve',
    start: 'serve',
    complete: 'serve',
    noShow: 'serve',
    park: 'serve',
    returnToQueue: 'serve',
    leave: 'serve',
    reinstate: ['serve', 'take-ticket'],
    resume: ['serve', 'take-ticket'],
    transfer: 'serve',
    move: 'steer',
    changeRule: 'steer',
    changePromises: 'steer',
    closeDay: 'steer',
    reopenDay: 'steer',
    counter: 'serve',
    branch: 'steer',
    display: 'anyone', // ticket numbers on a television at which nobody is signed in
  },
  planning: {
    forecasts: 'see-floor',
    advice: 'steer',
    week: 'steer',
    days: 'steer',
    whatIf: 'steer',
  },
  record: { faults: ['steer', 'configure'], proof: ['steer', 'configure'], ticket: 'steer' },
  reports: { days: 'steer', day: 'steer' },
  backup: { state: 'configure', make: 'configure', verify: 'configure' },
  // Only where the branch cannot be opened; `restore` asks for a PIN of the backup.
  recovery: { state: 'anyone', look: 'anyone', restore: 'anyone', retry: 'anyone' },
  book: { status: 'import', import: 'import', score: 'import', cancelImport: 'import' },
  intake: { settings: 'import', save: 'configure', state: 'import', rejects: 'import' },
  schemes: {
    list: 'configure',
    file: 'configure',
    check: 'configure',
    add: 'configure',
    choose: 'configure',
    withdraw: 'configure',
    preview: 'configure',
    previewClients: 'configure',
    cancel: 'configure',
  },
  clients: {
    list: 'recognise',
    filterChoices: 'recognise',
    page: 'recognise',
    reveal: 'reveal',
    setSegment: 'see-segments',
    setAddress: 'recognise',
    explain: 'see-balances',
    explainedRows: 'see-balances',
    history: 'see-balances',
    admit: 'admit',
    revokeAdmission: 'admit',
    schemes: 'see-balances',
  },
  prospects: {
    managers: 'recognise',
    note: 'recognise',
    open: 'follow-up',
    phone: 'follow-up',
    answer: 'follow-up',
  },
  settings: {
    branch: 'configure',
    saveBranch: 'configure',
    chooseFolder: 'import',
    letPeopleIn: ['configure', 'see-floor'],
    peopleComingIn: ['configure', 'see-floor'],
    people: 'configure',
    addPerson: 'configure',
    savePerson: 'configure',
    resetPin: 'configure',
    answerRole: 'appoint',
    peopleRecord: 'configure',
  },
  health: { state: 'configure', bundle: 'configure' },
  reading: { unusual: 'steer', lines: 'steer' },
  myDay: {
    list: 'keep-contact',
    brief: 'keep-contact',
    plan: 'keep-contact',
    workLog: 'keep-contact',
    changes: 'keep-contact',
  },
  contacts: {
    record: 'keep-contact',
    writeReport: 'keep-contact',
    promise: 'keep-contact',
    postpone: 'keep-contact',
    timeline: 'keep-contact',
    eraseText: 'lead-team',
    setRhythm: 'see-managed',
    circumstancesChanged: 'see-managed',
    drafts: 'keep-contact',
    festivals: 'keep-contact',
    careMoments: 'keep-contact',
  },
  assignment: {
    overview: 'lead-team',
    clients: 'lead-team',
    assign: 'lead-team',
    propose: 'lead-team',
    overflow: 'lead-team',
    apply: 'lead-team',
    history: 'see-managed',
    people: 'lead-team',
  },
  teamWeek: {
    overview: 'lead-team',
    table: 'see-managed',
    forecast: 'see-managed',
    submit: 'see-managed',
    close: 'lead-team',
    reports: 'lead-team',
    review: 'lead-team',
  },
  opportunities: {
    list: 'see-managed',
    open: 'see-managed',
    move: 'see-managed',
    disclose: 'see-managed',
    win: 'see-managed',
    lose: 'see-managed',
    suggestions: 'see-managed',
    products: 'see-managed',
  },
  screening: { state: 'see-managed', rows: 'see-managed', run: 'lead-team' },
  care: {
    alerts: 'lead-team',
    retentions: 'see-managed',
    openRetention: 'see-managed',
    closeRetention: 'see-managed',
    calculate: 'see-managed',
    approvals: 'see-managed',
    requestAdmission: 'see-managed',
    decideAdmission: 'admit',
    complaints: 'see-managed',
    openComplaint: 'keep-contact',
    foundComplex: 'lead-team',
    extendComplaint: 'lead-team',
    closeComplaint: 'lead-team',
    setCaution: 'lead-team',
    liftCaution: 'lead-team',
    rate: ['serve', 'take-ticket'],
    ratings: 'lead-team',
    forum: 'see-managed',
    forumHeld: 'lead-team',
    announce: 'lead-team',
    announcements: 'see-managed',
  },
  links: {
    of: 'see-managed',
    link: 'see-managed',
    unlink: 'see-managed',
    noteCorporate: 'see-managed',
    exitList: 'lead-team',
  },
  ledgers: { rows: 'see-managed', analysis: 'see-managed', export: 'lead-team' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Access>>>>;

const table: Readonly<Record<string, Readonly<Record<string, Access>> | undefined>> = access;

/** Who may call a procedure; undefined: it has no entry, so nobody. */
export function accessTo(area: string, name: string): Access | undefined {
  const procedures = Object.hasOwn(table, area) ? table[area] : undefined;
  return procedures && Object.hasOwn(procedures, name) ? procedures[name] : undefined;
}

/** Whether a role may call what this access guards. */
export function mayCall(role: Role, to: Access): boolean {
  if (to === 'anyone' || to === 'signed-in') return true;
  return (typeof to === 'string' ? [to] : to).some((permission) => may(role, permission));
}
