import type { WordsLike } from '../words.ts';
import type { planning as zh } from '../zh/planning.ts';

/** Words of forecast, advice, comparison and what-if. */
export const planning: WordsLike<typeof zh> = {
  forecast: {
    ticket: 'Expected in {{p50}} min, within {{p90}} min 90 % of the time',
    soon: 'Expected now, within {{p90}} min 90 % of the time',
    short: 'in {{p50}}–{{p90}}′',
    label_one: 'Expected wait {{count}} more minute, within {{p90}} 90 % of the time',
    label_other: 'Expected wait {{count}} more minutes, within {{p90}} 90 % of the time',
  },
  advice: {
    label: 'Advice',
    open: 'Open counter {{n}} now',
    openText:
      '{{tier}}: 90 % wait under {{before}} → {{after}} min, within target {{keptBefore}} → {{keptAfter}}',
    close: 'Counter {{n}} can close',
    closeText: 'No wait target is missed; longest for {{tier}}, 90 % under {{after}} min',
  },
  open: {
    week: 'Compare with last week',
    whatIf: 'What if',
  },
  week: {
    title: 'Today and last week',
    note_one: '{{today}} today; {{count}} recorded day in the previous 7',
    note_other: '{{today}} today; mean of {{count}} recorded days in the previous 7',
    first: 'No earlier day yet. The comparison appears after the first full day.',
    arrivals: 'Arrivals per quarter hour',
    today: 'Today',
    before: 'Previous 7 days',
    tier: 'Wait P50 / P90, min',
    count: 'Called',
    overtaken: 'Overtaken, mean / max',
    items: 'Five ones completed',
    people: 'By receiver',
    noItems: 'Nothing was due.',
    none: '—',
    chart_one:
      'Arrivals per quarter hour: {{count}} client today, {{before}} per day in the previous 7 days',
    chart_other:
      'Arrivals per quarter hour: {{count}} clients today, {{before}} per day in the previous 7 days',
  },
  whatIf: {
    of: 'Outcome for {{date}}',
    title: 'What if',
    note: 'Simulates a day under another policy or number of counters. The live queue is not affected.',
    day: 'Day',
    dayHint_one: '{{count}} client · counters open: {{counters}}',
    dayHint_other: '{{count}} clients · counters open: {{counters}}',
    counters: 'Counters',
    unit: '',
    rule: 'Policy',
    play: 'Run simulation',
    playing: 'Running…',
    none: 'No day to simulate yet. Available once tickets have been issued.',
    head: 'Wait P50 / P90, min',
    real: 'Actual',
    same_one: 'Policy of the day · {{count}} counter',
    same_other: 'Policy of the day · {{count}} counters',
    other_one: '{{rule}} · {{count}} counter',
    other_other: '{{rule}} · {{count}} counters',
    fifo_one: 'First come, first served · {{count}} counter',
    fifo_other: 'First come, first served · {{count}} counters',
    overtaken: 'Regular overtaken at most',
    cost: 'Mean wait versus first come, first served',
    costNone: '—',
    load: 'Counter utilisation: {{loads}}',
    mean: 'mean {{mean}} · max {{max}} · {{n}}',
    alike:
      'Simulated counters are identical and open all day: compare with “Policy of the day” first, then with “Actual”.',
  },
};
