import type { WordsLike } from '../words.ts';
import type { display as zh } from '../zh/display.ts';

/** Words of the display area. */
export const display: WordsLike<typeof zh> = {
  pleaseBefore: 'Please go to counter',
  pleaseAfter: '',
  counter: 'Counter {{n}}',
  last: 'Just called',
  noLast: 'No earlier calls yet',
  waiting: '{{n}} waiting',
  nobody: 'Nobody is waiting',
  welcome: 'Welcome',
  ready: 'Please take a ticket; your number appears here when called',
  sound: 'Click anywhere to turn the sound on',
  offline: 'Reconnecting',
  spoken: 'Ticket {{number}}, please go to counter {{counter}}',
  rule: {
    fifo: 'Clients are served in the order of arrival',
    diamondFirst: 'VIP clients first, in the order {{tiers}}',
    overtakes_one: 'nobody is overtaken more than once',
    overtakes_other: 'nobody is overtaken more than {{count}} times',
    overdue_one: '{{tier}} clients go first after {{count}} minute',
    overdue_other: '{{tier}} clients go first after {{count}} minutes',
    overdueAll_one: 'everyone goes first after {{count}} minute',
    overdueAll_other: 'everyone goes first after {{count}} minutes',
    accumulating: 'Priority rises with waiting time',
    rate_one: '{{tier}} {{count}} point per minute',
    rate_other: '{{tier}} {{count}} points per minute',
    ratio: 'Clients are called in turn: {{pattern}}',
    parts: '; ',
    list: ', ',
  },
  short: {
    overtakes: 'overtaken at most {{n}}×',
    rates: 'rates {{rates}}',
  },
};
