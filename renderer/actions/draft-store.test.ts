import { beforeEach, describe, expect, it } from 'vitest';
import { createDraftStore } from './draft-store.ts';

let store: ReturnType<typeof createDraftStore>;
const at = '#/settings';

beforeEach(() => {
  store = createDraftStore();
  store.setOwner('H01');
});

describe('drafts', () => {
  it('F20 a form that goes away with a lock keeps its draft for its person', () => {
    const scope = store.scope(at);
    store.write(scope, 'branch', 'South', true);
    store.setOwner(null);
    store.formGone(scope, 'branch', at);
    store.setOwner('H01');
    expect(store.read(store.scope(at), 'branch')?.value).toBe('South');
  });

  it('F20 another person who unlocks sees none of it, and its person does later', () => {
    const scope = store.scope(at);
    store.write(scope, 'branch', 'South', true);
    store.setOwner(null);
    store.formGone(scope, 'branch', at);
    store.setOwner('L01');
    const other = store.scope(at);
    expect(store.read(other, 'branch')).toBeUndefined();
    store.write(other, 'branch', 'North', true);
    store.formGone(other, 'branch', at);
    store.setOwner('H01');
    expect(store.read(store.scope(at), 'branch')?.value).toBe('South');
  });

  it('F20 a form that its person closes drops its draft', () => {
    const scope = store.scope(at);
    store.write(scope, 'branch', 'South', true);
    store.formGone(scope, 'branch', at);
    expect(store.read(scope, 'branch')).toBeUndefined();
  });

  it('F20 another screen in between costs nothing', () => {
    const scope = store.scope(at);
    store.write(scope, 'branch', 'South', true);
    store.formGone(scope, 'branch', '#/lobby');
    expect(store.read(store.scope(at), 'branch')?.value).toBe('South');
  });

  it('F20 an open dialog alone is nothing that a person would lose', () => {
    store.write(store.scope(at), 'dialog', 'rule', false);
    expect(store.holdsFor('H01')).toBe(false);
    store.write(store.scope(at), 'rule', { kind: 'fifo' }, true);
    expect(store.holdsFor('H01')).toBe(true);
    expect(store.holdsFor('L01')).toBe(false);
  });

  it('F20 leaving on purpose drops what was to be left, and no more', () => {
    const scope = store.scope(at);
    store.write(scope, 'settings.branch', 'South', true);
    store.write(scope, 'lobby.note', 'call back', true);
    store.discard('settings.');
    expect(store.read(scope, 'settings.branch')).toBeUndefined();
    expect(store.read(scope, 'lobby.note')?.value).toBe('call back');
  });
});
