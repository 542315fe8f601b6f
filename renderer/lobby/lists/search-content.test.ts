import { expect, test } from 'vitest';
import type { Hit } from '../../../shared/contract/hall.ts';
import { shownIn } from './search-content.ts';

const nowhere = {
  text: '',
  chosen: null,
  ticketId: null,
  fresh: false,
  misread: false,
  walkIn: false,
};
const hit = { clientNo: 'c1' } as Hit;
const other = { clientNo: 'c2' } as Hit;
const answer = {
  hits: null,
  earlier: null,
  more: false,
  card: null,
  error: null,
  found: 'wang',
};

test('one hit is the client, several are a list, none is a walk-in', () => {
  const place = { ...nowhere, text: 'wang' };
  expect(shownIn(place, { ...answer, hits: [hit] })).toEqual({ kind: 'client', hit, card: null });
  expect(shownIn(place, { ...answer, hits: [hit, other], more: true })).toEqual({
    kind: 'hits',
    hits: [hit, other],
    more: true,
    stale: false,
  });
  expect(shownIn(place, { ...answer, hits: [] })).toEqual({ kind: 'walk-in', text: 'wang' });
});

test('a text without an answer of its own shows nobody', () => {
  expect(shownIn({ ...nowhere, text: 'wangx' }, answer).kind).toBe('searching');
});

test('the list of the text before stands until the next one comes, and is marked as such', () => {
  const earlier = [hit, other];
  const place = { ...nowhere, text: 'wangx' };
  expect(shownIn(place, { ...answer, earlier })).toMatchObject({ hits: earlier, stale: true });
  expect(shownIn(place, { ...answer, earlier, hits: [] }).kind).toBe('walk-in');
  expect(shownIn({ ...place, text: '' }, { ...answer, earlier }).kind).toBe('nothing');
});

test('an open ticket covers the search, and an empty field shows nothing', () => {
  expect(shownIn({ ...nowhere, text: 'wang', ticketId: 't' }, answer).kind).toBe('ticket');
  expect(shownIn({ ...nowhere, text: '  ' }, answer).kind).toBe('nothing');
  expect(shownIn({ ...nowhere, walkIn: true }, answer)).toEqual({ kind: 'walk-in', text: '' });
});
