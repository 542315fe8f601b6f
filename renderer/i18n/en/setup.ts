import type { WordsLike } from '../words.ts';
import type { setup as zh } from '../zh/setup.ts';

/** Words of the first run. */
export const setup: WordsLike<typeof zh> = {
  title: 'Welcome to Vestibule',
  lead: 'There is no branch here yet. Choose how to begin:',
  demo: 'The demo branch',
  demoText:
    '3,000 invented clients, six counters, five days and a morning of business: ready in under a minute.',
  own: 'My own branch',
  ownText: 'Enter its name, counters and people; import your clients afterwards.',
  making: 'Preparing the demo branch',
  stage: {
    people: 'Placing people',
    clients: 'Writing clients',
    scores: 'Working out tiers',
    week: 'Playing the days before',
    morning: 'Playing the morning',
    done: 'Done',
  },
  ownTitle: 'Set up my branch',
  branchPart: 'Branch',
  code: 'Branch code',
  nameZh: 'Name (Chinese)',
  nameEn: 'Name (English)',
  nameEnHint: 'Optional; English screens show the Chinese name without it.',
  counters: 'Counters',
  headPart: 'Branch head',
  peoplePart: 'Other people',
  peopleHint: 'More can be added in settings later, or come with staff.csv.',
  staffNo: 'Staff number',
  person: 'Name',
  role: 'Role',
  pin: 'PIN',
  addPerson: 'Add a person',
  removePerson: 'Remove this line',
  create: 'Set up the branch',
  required: 'Enter: {{field}}',
  tooLong_one: 'At most {{count}} character',
  tooLong_other: 'At most {{count}} characters',
  countersRange: '1 to 60 counters',
  pinRule: '6 to 12 digits',
  differs: 'The two entries differ',
  sameNo: 'Staff numbers must differ',
  afterwards:
    'Then sign in with a staff number from here, and import clients in Settings → Client data.',
};
