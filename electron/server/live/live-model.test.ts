import fc from 'fast-check';
import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { applyChange, type LiveMessage, type LiveView } from '../../../shared/model/hall/live.ts';
import { createLiveModel, type Following, type LiveModel } from './live-model.ts';

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Row {
  readonly id: number;
  readonly state: string;
}
interface Hall extends LiveView {
  readonly lists: { readonly line: readonly Row[] };
  readonly parts: { readonly count: number };
}

/** A hall that a test changes, and its view. */
function hall() {
  let rows: readonly Row[] = [];
  const listeners = new Set<() => void>();
  const made = {
    computed: 0,
    set(next: readonly Row[], heard = true) {
      rows = next;
      if (heard) for (const listener of listeners) listener();
    },
    rows: () => rows,
    listeners,
    model: null as unknown as LiveModel<Hall>,
  };
  made.model = createLiveModel<Hall>({
    name: 'run/hall',
    compute: () => {
      made.computed += 1;
      return {
        lists: { line: rows.map((row) => ({ ...row })) },
        parts: { count: rows.length },
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    every: (ms, work) => {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
    now: () => Date.now(),
  });
  return made;
}

/** A window that reads one message when it is told to, loses its connection, and comes back with its position. */
function windowOn(model: LiveModel<Hall>, more: Partial<Following> = {}) {
  let stream: AsyncGenerator<LiveMessage<Hall>> | null = null;
  let cut = new AbortController();
  const made = {
    held: null as { position: string; view: Hall } | null,
    messages: [] as LiveMessage<Hall>[],
    reading: null as Promise<void> | null,
    read() {
      stream ??= model.follow({
        position: made.held?.position ?? null,
        signal: cut.signal,
        check: () => undefined,
        onCheck: () => () => undefined,
        backlog: () => 0,
        ...more,
      });
      const here = cut.signal;
      made.reading ??= stream.next().then((next) => {
        const value = next.done ? null : next.value;
        made.reading = null;
        // What arrives after the connection is gone is lost.
        if (!value || here.aborted) return;
        made.messages.push(value);
        if (value.kind === 'whole') made.held = value;
        else {
          expect(made.held?.position).toBe(value.from);
          const view = applyChange(made.held!.view, value.change);
          made.held = { position: value.position, view };
        }
      });
    },
    lose() {
      cut.abort();
      cut = new AbortController();
      stream = null;
      made.reading = null;
    },
  };
  return made;
}

const settle = (ms = 30) => vi.advanceTimersByTimeAsync(ms);

it('whole and changes give the view at every position, whoever is slow, is cut off or comes late', async () => {
  const rows = fc.uniqueArray(
    fc.record({ id: fc.nat(6), state: fc.constantFrom('waiting', 'called') }),
    { selector: ({ id }) => id },
  );
  const step = fc.oneof(
    rows.map((next) => ({ kind: 'act' as const, next })),
    fc.record({ kind: fc.constant('read' as const), who: fc.nat(2) }),
    fc.record({ kind: fc.constant('read' as const), who: fc.nat(2) }),
    fc.record({ kind: fc.constant('lose' as const), who: fc.nat(2) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(5, 30, 6_000, 20_000) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const here = hall();
      const windows = [windowOn(here.model), windowOn(here.model), windowOn(here.model)];
      const at = new Map<string, Hall>();
      const check = () => {
        for (const { held } of windows) {
          if (!held) continue;
          const known = at.get(held.position);
          if (known) expect(held.view).toEqual(known);
          else at.set(held.position, held.view);
        }
      };
      for (const one of steps) {
        if (one.kind === 'act') here.set(one.next);
        else if (one.kind === 'wait') await settle(one.ms);
        else windows[one.who]![one.kind]();
        await settle(0);
        check();
      }
      // In the end everyone who reads has what is there.
      for (let round = 0; round < 4; round += 1) {
        for (const each of windows) each.read();
        await settle();
        check();
      }
      for (const { held } of windows) expect(held?.view.lists.line).toEqual(here.rows());
      for (const each of windows) each.lose();
      await settle();
      expect(here.listeners.size).toBe(0);
    }),
    { numRuns: 150 },
  );
});

it('is computed once for a change, however many look, and not at all when nobody does', async () => {
  const here = hall();
  here.set([{ id: 1, state: 'waiting' }]);
  expect(here.computed).toBe(0);
  const windows = Array.from({ length: 20 }, () => windowOn(here.model));
  for (const each of windows) each.read();
  await settle();
  const before = here.computed;
  for (const each of windows) each.read();
  here.set([{ id: 1, state: 'called' }]);
  await settle();
  expect(here.computed).toBe(before + 1);
  for (const { held } of windows) expect(held?.view.lists.line[0]?.state).toBe('called');
  for (const each of windows) each.lose();
  await settle(60_000);
  expect(here.computed).toBe(before + 1);
});

it('an idle hall sends a sign of life only; what changes by itself is seen all the same', async () => {
  const here = hall();
  const one = windowOn(here.model);
  one.read();
  await settle();
  one.read();
  await settle(14_000);
  expect(one.messages).toHaveLength(1);
  await settle(2_000);
  expect(one.messages[1]).toMatchObject({ kind: 'change', change: { lists: {}, parts: {} } });
  one.read();
  here.set([{ id: 7, state: 'waiting' }], false);
  await settle(5_000);
  expect(one.held?.view.lists.line).toEqual([{ id: 7, state: 'waiting' }]);
  one.lose();
  await settle();
});

it('a window whose way is full hears nothing until it has taken what was sent, then all at once', async () => {
  const here = hall();
  let backlog = 0;
  const slow = windowOn(here.model, { backlog: () => backlog });
  slow.read();
  await settle();
  slow.read();
  backlog = 10_000_000;
  for (let id = 0; id < 100; id += 1) {
    here.set([...here.rows(), { id, state: 'waiting' }]);
    await settle();
  }
  expect(slow.messages.length).toBeLessThan(3);
  backlog = 0;
  await settle(60);
  slow.read();
  await settle(60);
  expect(slow.held?.view.lists.line).toHaveLength(100);
  expect(slow.messages.length).toBeLessThan(4);
  slow.lose();
  await settle();
});

it('a position too old, of another run or made up gets the whole view', async () => {
  const here = hall();
  for (const position of ['', 'run/hall/9', 'other/hall/1']) {
    const one = windowOn(here.model);
    one.held = { position, view: { lists: { line: [] }, parts: { count: 0 } } };
    one.read();
    await settle();
    expect(one.messages[0]?.kind).toBe('whole');
    one.lose();
  }
  const old = windowOn(here.model);
  const busy = windowOn(here.model);
  old.read();
  busy.read();
  await settle();
  old.lose();
  for (let id = 0; id < 700; id += 1) {
    busy.read();
    here.set([{ id, state: 'waiting' }]);
    await settle();
  }
  old.read();
  await settle();
  expect(old.messages.map(({ kind }) => kind)).toEqual(['whole', 'whole']);
  busy.lose();
  old.lose();
  await settle();
});

it('ends with what the check says, at once, and tells a failure of the view', async () => {
  const here = hall();
  let allowed = true;
  let ask = () => undefined as void;
  const one = windowOn(here.model, {
    check: () => {
      if (!allowed) throw new Error('signed out');
    },
    onCheck: (listener) => {
      ask = listener;
      return () => undefined;
    },
  });
  one.read();
  await settle();
  one.read();
  const ended = expect(one.reading).rejects.toThrow('signed out');
  allowed = false;
  ask();
  await settle(0);
  await ended;

  const broken = createLiveModel<Hall>({
    name: 'run/broken',
    compute: () => {
      throw new Error('the disk is gone');
    },
    subscribe: () => () => undefined,
    every: () => () => undefined,
    now: () => 0,
  });
  const two = windowOn(broken);
  two.read();
  await expect(two.reading).rejects.toThrow('the disk is gone');
});

it('F26 whoever stops following leaves nothing behind, however they stop', async () => {
  const here = hall();
  const cut = new AbortController();
  let asking = 0;
  const follow = (more: Partial<Following> = {}) =>
    here.model.follow({
      position: null,
      signal: cut.signal,
      check: () => undefined,
      onCheck() {
        asking += 1;
        return () => {
          asking -= 1;
        };
      },
      backlog: () => 0,
      ...more,
    });
  const left = () => [getEventListeners(cut.signal, 'abort').length, asking, here.listeners.size];
  for (let opened = 0; opened < 50; opened += 1) {
    const one = follow();
    await one.next();
    expect(left()).toEqual([1, 1, 1]);
    await one.return();
    expect(left()).toEqual([0, 0, 0]);
    const out = follow({
      check: () => {
        throw new Error('signed out');
      },
    });
    await expect(out.next()).rejects.toThrow('signed out');
    expect(left()).toEqual([0, 0, 0]);
    // Opened and never read: nothing was begun.
    follow();
    expect(left()).toEqual([0, 0, 0]);
  }
  const last = follow();
  await last.next();
  const reading = last.next();
  cut.abort();
  await settle();
  expect((await reading).done).toBe(true);
  expect(left()).toEqual([0, 0, 0]);
});
