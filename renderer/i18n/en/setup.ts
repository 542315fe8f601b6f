import type { WordsLike } from '../words.ts';
import type { setup as zh } from '../zh/setup.ts';

/** Words of the first run. */
export const setup: WordsLike<typeof zh> = {
  title: 'Welcome to Vestibule',
  lead: 'No branch has been set up yet. Choose an option:',
  demo: 'Demo branch',
  demoText:
    '3,000 invented clients, 6 counters, five days and one morning of business; ready in under a minute.',
  own: 'My branch',
  ownText: 'Enter name, counters and people, then import client data.',
  making: 'Preparing the demo branch',
  stage: {
    people: 'Adding people',
    clients: 'Writing clients',
    scores: 'Computing tiers',
    week: 'Simulating previous days',
    morning: 'Simulating the morning',
    done: 'Done',
  },
  ownTitle: 'Set up my branch',
  branchPart: 'Branch',
  code: 'Branch code',
  nameZh: 'Name (Chinese)',
  nameEn: 'Name (English)',
  nameEnHint: 'Optional; the English interface shows the Chinese name if empty.',
  counters: 'Counters',
  headPart: 'Branch head',
  peoplePart: 'Other people',
  adminPart: 'Administrator',
  adminHint:
    'Head and administrator have a staff number and a PIN each; either can reset the PIN of the other.',
  peopleHint:
    'Each person gets a one-time code and chooses a PIN with it. More people can be added later in Settings or imported from staff.csv.',
  codesTitle: 'The branch is set up',
  codesNote:
    'Hand each code to its person, who chooses a PIN with it when signing in. The codes are shown only now; a lost one can be issued again in Settings → People.',
  codesDone: 'All handed over: sign in',
  staffNo: 'Staff number',
  person: 'Name',
  role: 'Role',
  pin: 'PIN',
  addPerson: 'Add person',
  removePerson: 'Delete row',
  create: 'Create branch',
  required: '{{field}} is required',
  tooLong_one: 'At most {{count}} character',
  tooLong_other: 'At most {{count}} characters',
  countersRange: '1 to 60 counters',
  differs: 'The entries do not match',
  sameNo: 'Duplicate staff number',
  afterwards:
    'After creation, sign in with a staff number entered here and import clients in Settings → Client data.',
};
