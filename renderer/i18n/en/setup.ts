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
  peopleHint: 'More people can be added later in Settings or imported from staff.csv.',
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
  pinRule: '6 to 12 digits',
  differs: 'The entries do not match',
  sameNo: 'Duplicate staff number',
  afterwards:
    'After creation, sign in with a staff number entered here and import clients in Settings → Client data.',
};
