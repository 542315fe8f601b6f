import { expect, it } from 'vitest';
import { createFaults } from '../platform/index.ts';
import { connectCaller } from './caller.ts';
import { createPresence } from './presence.ts';

function connected() {
  const faults = createFaults();
  const presence = createPresence(faults);
  const sessionOf = (staffNo: string) => ({
    staffNo,
    person: () => ({ staffNo, role: 'teller' as const, resumeToken: staffNo }),
    onEnded: () => () => undefined,
  });
  const open = (staffNo: string) => {
    const caller = connectCaller({ presence, faults });
    caller.signIn(sessionOf(staffNo));
    return caller;
  };
  return { faults, presence, open };
}

const fail = () => {
  throw new Error('a page that has gone');
};

it('F16 a listener that fails keeps nobody from hearing that a window was signed out', () => {
  const { faults, presence, open } = connected();
  const caller = open('T01');
  const heard: string[] = [];
  caller.onSignOut(fail);
  caller.onSignOut(() => heard.push('second'));
  caller.signOut();
  expect(heard).toEqual(['second']);
  expect(caller.signedIn()).toBeNull();
  expect(presence.has('T01')).toBe(false);
  expect(faults.recent()).toMatchObject([{ place: 'listener', times: 1 }]);
});

it('F16 locking the machine locks every window, also after one that fails', () => {
  const { faults, presence, open } = connected();
  open('T01').onSignOut(fail);
  presence.enter('T02', fail);
  const last = open('T03');
  presence.lockAll();
  expect(last.signedIn()).toBeNull();
  expect(presence.has('T03')).toBe(false);
  // Of one kind, from one place: counted.
  expect(faults.recent()).toMatchObject([{ place: 'listener', times: 2 }]);
});

it('F26 nobody is at a window that closed while a PIN was checked', () => {
  const { presence, open } = connected();
  const caller = open('T01');
  const listening = caller.onSignOut(() => undefined);
  caller.disconnect();
  listening();
  // The check ends after the window has gone.
  let heard = 0;
  caller.signIn({
    staffNo: 'T01',
    person: () => ({ staffNo: 'T01', role: 'teller', resumeToken: 'late' }),
    onEnded: () => {
      heard += 1;
      return () => (heard -= 1);
    },
  });
  expect([presence.has('T01'), heard, caller.signedIn()]).toEqual([false, 0, null]);
});

it('F26 who stops listening hears nothing more', () => {
  const { open } = connected();
  const caller = open('T01');
  const heard: string[] = [];
  caller.onSignOut(() => heard.push('stopped'))();
  caller.signOut();
  expect(heard).toEqual([]);
});
