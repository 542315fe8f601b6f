import type { WordsLike } from '../words.ts';
import type { reading as zh } from '../zh/reading.ts';

/** Words about who read client data. */
export const reading: WordsLike<typeof zh> = {
  title: 'Access records',
  note: 'The latest 200. A search is recorded by its form and number of hits, never by what was typed.',
  person: 'Person',
  everybody: 'Everybody',
  none: 'No records.',
  unusual: {
    title: 'Unusual access in the last hour',
    none: 'Nothing unusual.',
    others: '{{n}} more.',
    todo: 'See Settings → Access records.',
    limited: '{{name}} went beyond the limit of access {{n}}×.',
    guessing: '{{name}}: numbers searched that nobody has: {{n}}.',
    refused: '{{name}} tried acts without permission {{n}}×.',
    'many-rows': '{{name}}: rows seen in client lists: {{n}}.',
    'many-clients': '{{name}}: clients opened: {{n}}.',
  },
  act: {
    'client-page': 'Client page',
    explain: 'Explanation of the tier',
    reveal: 'One field revealed',
    'prospect-phone': 'Phone of a prospect',
    search: 'Search',
    recognise: 'Recognition',
    'client-list': 'Client list',
    'explained-rows': 'Source rows',
    'client-history': 'Tier history',
    refused: 'No permission',
    'read-limit': 'Beyond the limit',
    'sign-in': 'Sign-in',
    'sign-out': 'Sign-out',
  },
};
