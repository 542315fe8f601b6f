import type { WordsLike } from '../words.ts';
import type { display as zh } from '../zh/display.ts';

/** Words of the display area. */
export const display: WordsLike<typeof zh> = {
  title: 'Display',
  pleaseBefore: 'Please go to counter',
  pleaseAfter: '',
  counter: 'Counter {{n}}',
  last: 'Just called',
  noLast: 'No earlier calls yet',
  waiting: '{{n}} waiting',
  nobody: 'Nobody is waiting',
  welcome: 'Welcome',
  ready: 'Please take a ticket; your number shows here when it is called',
  sound: 'Click anywhere to turn the sound on',
  offline: 'Reconnecting',
  spoken: 'Ticket {{number}}, please go to counter {{counter}}',
  rule: {
    fifo: 'Clients are served in the order of arrival',
    diamondFirst: 'VIP clients first, in the order {{tiers}}',
    overtakes: 'nobody is passed more than {{n}} times',
    overdue: '{{tier}} clients go first after {{minutes}} minutes',
    overdueAll: 'everyone goes first after {{minutes}} minutes',
    accumulating: 'The longer the wait, the sooner the call',
    rate: '{{tier}} {{rate}} points a minute',
    ratio: 'Clients are called in turn: {{pattern}}',
    parts: '; ',
    list: ', ',
  },
  short: {
    overtakes: 'passed at most {{n}}×',
    rates: 'rates {{rates}}',
  },
};
