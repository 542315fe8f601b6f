import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follow, isScan, lastCard, noBurst, strokeKey } from './scan-burst.ts';

/** Feeds keys with the gap before each; returns what was scanned at each Enter. */
function play(keys: readonly (readonly [key: string, gap: number])[]): (string | undefined)[] {
  let burst = noBurst;
  let at = 1000;
  const scans: (string | undefined)[] = [];
  for (const [key, gap] of keys) {
    at += gap;
    const outcome = follow(burst, { key, at });
    burst = outcome.burst;
    if (key === 'Enter' || key === 'Tab') scans.push(outcome.scan);
  }
  return scans;
}

const typed = (text: string, gap: number) => [...text].map((key) => [key, gap] as const);

test('a card from a scanner is a scan', () => {
  expect(play([...typed('6222021234560018', 4), ['Enter', 4]])).toEqual(['6222021234560018']);
  expect(play([...typed('6222021234560018', 34), ['Enter', 90]])).toEqual(['6222021234560018']);
});

test('a stumble in the middle does not cut the scan', () => {
  const [head, tail] = [typed('62220212', 5), typed('34560018', 5)];
  expect(play([...head, ['9', 700], ...tail, ['Enter', 5]])).toEqual(['62220212934560018']);
});

test('a person’s typing is not', () => {
  expect(play([...typed('6222021234560018', 60), ['Enter', 60]])).toEqual([undefined]);
  expect(play([...typed('wxm', 10), ['Enter', 10]])).toEqual([undefined]);
});

test('what a person typed before the scan does not belong to it', () => {
  expect(play([...typed('wa', 120), ['6', 300], ...typed('222021', 5), ['Enter', 5]])).toEqual([
    '6222021',
  ]);
});

test('an Enter that a busy machine held up still ends the scan; a person’s later one does not', () => {
  expect(play([...typed('6222021234560018', 4), ['Enter', 400]])).toEqual(['6222021234560018']);
  expect(play([...typed('6222021234560018', 4), ['Enter', 1500]])).toEqual([undefined]);
});

test('a key that is no character breaks the burst', () => {
  expect(play([...typed('622202', 4), ['Backspace', 4], ['Enter', 4]])).toEqual([undefined]);
});

test('two scans one after the other are two', () => {
  expect(
    play([...typed('622202', 4), ['Enter', 4], ...typed('13800001234', 4), ['Enter', 4]]),
  ).toEqual(['622202', '13800001234']);
});

test('no slow sequence is ever a scan', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...'0123456789abcX'), fc.integer({ min: 36, max: 900 }))),
      fc.integer({ min: 0, max: 900 }),
      (keys, gap) => {
        expect(play([...keys, ['Enter', gap]])).toEqual([undefined]);
      },
    ),
  );
});

test('characters are a machine’s from the fourth of a burst on, and a person’s never are', () => {
  const machines = (gap: number) => {
    let burst = noBurst;
    return [...'62220212'].map((key, i) => {
      const outcome = follow(burst, { key, at: 1000 + i * gap });
      burst = outcome.burst;
      return outcome.byMachine ?? false;
    });
  };
  expect(machines(5)).toEqual([false, false, false, true, true, true, true, true]);
  expect(machines(60)).not.toContain(true);
});

test('keys under a Chinese input method keep their meaning', () => {
  expect(strokeKey({ key: 'Process', code: 'KeyX', shiftKey: false })).toBe('X');
  expect(strokeKey({ key: 'Process', code: 'Digit7', shiftKey: false })).toBe('7');
  expect(strokeKey({ key: 'Process', code: 'Enter', shiftKey: false })).toBe('Enter');
  expect(strokeKey({ key: 'x', code: 'KeyX', shiftKey: false })).toBe('x');
});

test('F28 a reader that ends with Tab has scanned as well, and so has one that could not read a track', () => {
  expect(play([...typed('6222021234560018', 4), ['Tab', 4]])).toEqual(['6222021234560018']);
  expect(play([...typed('%E?', 4), ['Enter', 4]])).toEqual(['%E?']);
});

test('F28 marks of a track keep their meaning under a Chinese input method', () => {
  const shifted = (code: string) => strokeKey({ key: 'Process', code, shiftKey: true });
  expect(['Digit5', 'Slash', 'Digit6'].map(shifted)).toEqual(['%', '?', '^']);
  expect(strokeKey({ key: 'Process', code: 'Semicolon', shiftKey: false })).toBe(';');
});

test('F29 a burst is told from typing before anything ends it', () => {
  const after = (text: string, gap: number) =>
    typed(text, gap).reduce(
      ({ burst, at }, [key, wait]) => ({
        burst: follow(burst, { key, at: at + wait }).burst,
        at: at + wait,
      }),
      { burst: noBurst, at: 0 },
    ).burst;
  expect(isScan(after('6222021234560018', 5))).toBe(true);
  expect(isScan(after('6222021234560018', 60))).toBe(false);
  expect(isScan(after('zhang', 5))).toBe(false);
});

test('F29 a reader that stumbles sends one card, one without suffix sends two', () => {
  const [one, two] = ['6222021234560018', '6228480400000000072'];
  for (const text of [one, two, `${one}=25121010000012345678`, `;${two}=25121010000012345678?`])
    for (let pause = 0; pause <= text.length; pause += 1)
      expect(lastCard(text, pause), `${text} after ${String(pause)}`).toBe(text);
  expect(lastCard(one + two, one.length)).toBe(two);
  expect(lastCard(two + two, two.length)).toBe(two);
  const track = `;${one}=2512101?`;
  expect(lastCard(track + `;${two}=2512101?`, track.length)).toBe(`;${two}=2512101?`);
});
