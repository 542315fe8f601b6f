import type { WordsLike } from '../words.ts';
import type { planning as zh } from '../zh/planning.ts';

/** Words of forecast, advice, comparison and what-if. */
export const planning: WordsLike<typeof zh> = {
  forecast: {
    ticket: 'Called in about {{p50}} min, nine times of ten within {{p90}}',
    soon: 'Called at once, nine times of ten within {{p90}} min',
    short: '{{p50}}–{{p90}}′ more',
    label_one: 'About {{count}} more minute to wait, nine times of ten within {{p90}}',
    label_other: 'About {{count}} more minutes to wait, nine times of ten within {{p90}}',
  },
  advice: {
    label: 'Advice',
    open: 'Open counter {{n}} now',
    openText:
      '{{tier}}: nine of ten wait {{before}} → {{after}} min, promises kept {{keptBefore}} → {{keptAfter}}',
    close: 'Counter {{n}} can close',
    closeText:
      'Nobody will wait longer than promised; longest for {{tier}}, nine of ten within {{after}} min',
  },
  open: {
    week: 'Against last week',
    whatIf: 'What if',
  },
  week: {
    title: 'Today and last week',
    note_one: '{{today}} today; {{count}} recorded day of the 7 before',
    note_other: '{{today}} today; the mean of {{count}} recorded days of the 7 before',
    first: 'There is no earlier day yet. After the first full day this shows the comparison.',
    arrivals: 'Arrivals per quarter hour',
    today: 'Today',
    before: '7 days before',
    tier: 'Wait P50 / P90, min',
    count: 'Called',
    overtaken: 'Passed on average / at most',
    items: 'Five ones done',
    people: 'By who received',
    noItems: 'Nothing was due.',
    none: '—',
    chart_one:
      'Arrivals per quarter hour: {{count}} person today, {{before}} a day in the 7 days before',
    chart_other:
      'Arrivals per quarter hour: {{count}} people today, {{before}} a day in the 7 days before',
  },
  whatIf: {
    title: 'What if',
    note: 'Plays a day again under another rule, or with other counters. The present queue is not touched.',
    day: 'Which day',
    dayHint_one: '{{count}} person · at most {{counters}} open',
    dayHint_other: '{{count}} people · at most {{counters}} open',
    counters: 'Counters',
    unit: '',
    rule: 'Rule',
    play: 'Play it again',
    playing: 'Playing…',
    none: 'There is no day to play again yet. Come back when somebody has taken a number.',
    head: 'Wait P50 / P90, min',
    real: 'As it was',
    same_one: 'Rule of the day · {{count}} counter',
    same_other: 'Rule of the day · {{count}} counters',
    other_one: '{{rule}} · {{count}} counter',
    other_other: '{{rule}} · {{count}} counters',
    fifo_one: 'First come, first served · {{count}} counter',
    fifo_other: 'First come, first served · {{count}} counters',
    overtaken: 'Regular passed at most',
    cost: 'Longer than first come, on average',
    costNone: '—',
    load: 'Counters busy: {{loads}}',
    mean: 'mean {{mean}} · max {{max}} · {{n}}',
    alike:
      'Counters are alike and open all day when played: compare with “Rule of the day” first, then with “As it was”.',
  },
};
