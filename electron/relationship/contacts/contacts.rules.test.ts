import { expect, it } from 'vitest';
import { contactCauses } from '../../../shared/model/relationship/contact.ts';
import { folded } from '../facts/evolve.rules.ts';
import { TestLog } from '../relationship.fixture.ts';
import { careMoments, contentFor, defaultCareMoments } from './care-content.rules.ts';
import { defaultFestivals, festivalsAhead } from './festivals.rules.ts';
import { meetingOf } from './hall-meeting.rules.ts';
import { draftMessage, unknownFields } from './message-draft.rules.ts';
import { contactsBetween, reportsDue, reviewStanding } from './reports.rules.ts';
import { workLog } from './work-log.rules.ts';

const text = { ref: 't', hash: 'h' };

it('contacts: causes fall into the four classes of the source and our own', () => {
  expect(
    Object.entries(contactCauses)
      .filter(([, of]) => of === 'life')
      .map(([cause]) => cause),
  ).toEqual(['birthday', 'anniversary', 'festival']);
  expect(contactCauses.maturity).toBe('behaviour');
  expect(contactCauses['new-product']).toBe('product');
  expect(contactCauses['bank-event']).toBe('external');
});

it('contacts: the ten moments each have their words, content follows the orientation', () => {
  expect(defaultCareMoments.map(({ moment }) => moment)).toEqual([...careMoments]);
  expect(contentFor('relationship')).toEqual(['emotional-care']);
  expect(contentFor('value')).toEqual(['after-sale', 'diagnosis']);
  expect(contentFor('service')).toEqual(['after-sale', 'client-event']);
  expect([contentFor(null), contentFor('something else')]).toEqual([[], []]);
});

it('contacts: festivals come on their lunar or solar day', () => {
  expect(festivalsAhead(defaultFestivals, '2026-09-20', 15)).toEqual([
    { id: 'mid-autumn', on: '2026-09-25' },
    { id: 'national-day', on: '2026-10-01' },
  ]);
  expect(festivalsAhead(defaultFestivals, '2026-12-30', 3)).toEqual([
    { id: 'new-year', on: '2027-01-01' },
  ]);
});

it('contacts: a draft has no gaps: what is missing is named', () => {
  const template = '{address}您好，您的{product}将于{date}到期。{branch}';
  const values = { address: '王女士', product: '定期存款', branch: '城东支行' };
  expect(draftMessage(template, values)).toEqual({ missing: ['date'] });
  expect(draftMessage(template, { ...values, date: '12月5日' })).toEqual({
    text: '王女士您好，您的定期存款将于12月5日到期。城东支行',
  });
  expect(unknownFields('{address} {balance} {balance} {}')).toEqual(['balance', '']);
});

it('contacts: an accepted reception with a completed ticket is a meeting, once', () => {
  const accepted = { staffNo: 'M1', room: null, state: 'accepted' } as const;
  const ticket = { id: 't7', clientNo: 'A', state: 'completed', reception: accepted } as const;
  const meeting = meetingOf(ticket, '2026-11-30');
  expect(meeting).toMatchObject({
    by: 'M1',
    fact: { contactId: 'visit:t7', kind: 'meeting', reached: true, ticketId: 't7', text: null },
  });
  expect(meetingOf({ ...ticket, state: 'serving' }, '2026-11-30')).toBeNull();
  expect(meetingOf({ ...ticket, clientNo: null }, '2026-11-30')).toBeNull();
  const declined = { ...accepted, state: 'declined' } as const;
  expect(meetingOf({ ...ticket, reception: declined }, '2026-11-30')).toBeNull();
});

it('contacts: reports are due for every contact or the significant ones, and are read by the head', () => {
  const log = new TestLog().contact('2026-11-23', 'A');
  log.contact('2026-11-24', 'A', { kind: 'meeting' });
  log.contact('2026-11-24', 'B', { next: { on: '2026-12-01', kind: 'call' } });
  log.contact('2026-11-25', 'B', { text }).contact('2026-11-26', 'B', { text });
  log
    .contact('2026-11-26', 'C', { reached: false })
    .contact('2026-11-26', 'C', { kind: 'message' });
  log.add('2026-11-27', { type: 'report-reviewed', contactId: 'c4' }, 'H');
  const contacts = contactsBetween(folded(log.facts), '2026-11-23', '2026-11-29');
  const ids = (list: typeof contacts) => list.map(({ contact }) => contact.id);
  expect(ids(reportsDue(contacts, 'every'))).toEqual(['c1', 'c2', 'c3']);
  expect(ids(reportsDue(contacts, 'significant'))).toEqual(['c2', 'c3']);
  const standing = reviewStanding(contacts);
  expect(standing).toMatchObject({ written: 2, read: 1, quota: 50 });
  expect(ids(standing.unread)).toEqual(['c5']);
  expect(reviewStanding([]).quota).toBeNull();
});

it('contacts: work log and week’s summary are derived from what was done', () => {
  const log = new TestLog()
    .contact('2026-11-23', 'A')
    .contact('2026-11-24', 'A', { kind: 'visit' });
  log
    .contact('2026-11-24', 'B', { reached: false })
    .contact('2026-11-25', 'B', { kind: 'message' });
  log.contact('2026-11-25', 'C', { by: 'M2' }).contact('2026-11-30', 'C');
  const opening = { opportunityId: 'o', clientNo: 'A', product: 'fund', amountFen: 100 } as const;
  log.add('2026-11-24', {
    type: 'opportunity-opened',
    ...opening,
    stage: 'lead',
    expectedOn: null,
  });
  log.add('2026-11-26', { type: 'opportunity-won', opportunityId: 'o', amountFen: 120 });
  const week = workLog(folded(log.facts), 'M1', '2026-11-23', '2026-11-29');
  expect(week).toMatchObject({
    ...{ clients: 1, calls: 1, meetings: 1, messages: 1, notReached: 1, won: 1, wonFen: 120 },
  });
  expect(week.contacts).toHaveLength(4);
  expect(week.sales.map(({ stage }) => stage)).toEqual(['lead', 'won']);
  expect(workLog(folded(log.facts), 'M2', '2026-11-25', '2026-11-25').calls).toBe(1);
});
