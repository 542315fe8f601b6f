import { describe, expect, it } from 'vitest';
import { wordsIn } from '../i18n/words-in.fixture.ts';
import { keys as map } from '../i18n/zh/keys.ts';
import { isComposing, isEditingKey, keyOf, ownedByFocus, type Focus } from './key-names.ts';
import { digitKeys } from './digit-keys.ts';
import { createKeyScopes, type Layer } from './key-scopes.ts';

const none = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

/** A keyboard with parts that write down what their keys did. */
function keyboard() {
  const scopes = createKeyScopes();
  const done: string[] = [];
  const bind = (scope: string, keys: readonly string[], options: Partial<Binding> = {}) => {
    const map = () =>
      Object.fromEntries(keys.map((key) => [key, () => void done.push(`${scope} ${key}`)]));
    return scopes.bind({ scope, map, layer: null, inFields: false, global: false, ...options });
  };
  const press = (keys: string, focus: Focus = 'none') => {
    done.length = 0;
    scopes.actsOf(keys, focus)[0]?.(new Event('keydown') as KeyboardEvent);
    return done[0];
  };
  return { scopes, bind, press };
}
type Binding = Parameters<ReturnType<typeof createKeyScopes>['bind']>[0];

describe('F27 layers', () => {
  it('F27 a late layer of the screen takes no key from an open dialog', () => {
    const { scopes, bind, press } = keyboard();
    const dialog: Layer = { parent: null };
    scopes.open(dialog);
    bind('rule', ['Ctrl+Enter', 'P'], { layer: dialog });
    bind('call', ['Ctrl+Enter', 'Alt+X', 'P']);
    expect(press('Ctrl+Enter')).toBe('rule Ctrl+Enter');
    expect(press('P')).toBe('rule P');
    expect(press('Alt+X')).toBeUndefined();
  });

  it('F27 the dialog opened last is on top, and its parent after it', () => {
    const { scopes, bind, press } = keyboard();
    const first: Layer = { parent: null };
    const second: Layer = { parent: first };
    // React opens the inner one first where both come at once.
    const close = scopes.open(second);
    scopes.open(first);
    bind('inner', ['Enter'], { layer: second });
    bind('outer', ['Enter'], { layer: first });
    bind('screen', ['Enter']);
    expect(press('Enter')).toBe('inner Enter');
    close();
    expect(press('Enter')).toBe('outer Enter');
  });

  it('F27 global keys work over a dialog, after the keys of the dialog', () => {
    const { scopes, bind, press } = keyboard();
    const dialog: Layer = { parent: null };
    bind('global', ['Ctrl+L', 'F1'], { global: true });
    bind('screen', ['F1']);
    expect(press('F1')).toBe('screen F1');
    scopes.open(dialog);
    expect(press('Ctrl+L')).toBe('global Ctrl+L');
    expect(press('F1')).toBe('global F1');
    expect(scopes.active()).toEqual(['global']);
  });
});

describe('F27 what belongs to what has the focus', () => {
  const editing = [
    'Ctrl+Backspace',
    'Ctrl+Delete',
    'Ctrl+ArrowLeft',
    'Ctrl+ArrowDown',
    'Ctrl+Shift+ArrowRight',
    'Ctrl+A',
    'Ctrl+C',
    'Ctrl+V',
    'Ctrl+X',
    'Ctrl+Z',
    'Ctrl+Y',
    'Ctrl+Home',
    'Home',
    'End',
    'Backspace',
    'Delete',
    'Alt+Backspace',
    'Alt+ArrowLeft',
    'Shift+Insert',
    'Shift+Home',
  ];

  it.each(editing)('F27 %s stays with a text field, even where a dialog binds it', (keys) => {
    const { bind, press } = keyboard();
    bind('any', [keys], { inFields: true });
    expect(press(keys, 'text')).toBeUndefined();
    expect(press(keys, 'area')).toBeUndefined();
    expect(press(keys, 'none')).toBe(`any ${keys}`);
  });

  it('F27 after a click on a checkbox, a radio, a select or a button letters and digits work', () => {
    for (const focus of ['button', 'choice'] as const)
      for (const keys of ['P', '7', '?', 'F6', 'Ctrl+S'])
        expect(ownedByFocus(keys, focus)).toBe('no');
    expect(ownedByFocus(' ', 'button')).toBe('asked');
    expect(ownedByFocus('ArrowDown', 'choice')).toBe('asked');
    expect(ownedByFocus('P', 'popup')).toBe('yes');
    expect(ownedByFocus('Ctrl+Enter', 'popup')).toBe('yes');
    expect(ownedByFocus('Ctrl+Enter', 'choice')).toBe('no');
    expect(ownedByFocus('P', 'text')).toBe('asked');
  });

  it('F27 an input method is told by each of its signs', () => {
    const event = { isComposing: false, keyCode: 13, key: 'Enter' };
    expect(isComposing(event)).toBe(false);
    expect(isComposing({ ...event, isComposing: true })).toBe(true);
    expect(isComposing({ ...event, keyCode: 229 })).toBe(true);
    expect(isComposing({ ...event, key: 'Process' })).toBe(true);
  });

  it('F27 full-width characters are the keys that they look like', () => {
    expect(keyOf({ ...none, key: '？' })).toBe('?');
    expect(keyOf({ ...none, key: '７' })).toBe('7');
    expect(keyOf({ ...none, key: 'z', altKey: true })).toBe('Alt+Z');
  });
});

describe('F27 the one map', () => {
  const acts = Object.entries(map.acts) as [string, Record<string, string>][];

  it('F27 binds no key that edits text, but where no text field can have the focus', () => {
    const bound = acts.flatMap(([scope, keys]) =>
      Object.keys(keys)
        .filter(isEditingKey)
        .map((key) => `${scope} ${key}`),
    );
    expect(bound).toEqual([
      'expected Delete',
      'rule Backspace',
      'report ArrowLeft',
      'report ArrowRight',
      'schemes ArrowLeft',
      'schemes ArrowRight',
    ]);
  });

  it('F27 names every part and every act in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const words = wordsIn(language);
      for (const [scope, keys] of acts) {
        expect(words.t(`keys:scopes.${scope}` as 'keys:title')).not.toBe(`scopes.${scope}`);
        const said = words.t(`keys:acts.${scope}` as 'keys:title', { returnObjects: true });
        expect(Object.keys(said)).toEqual(Object.keys(keys));
      }
    }
  });

  it('F27 no part takes a key that works everywhere, but F1 for a search field', () => {
    const everywhere = Object.keys(map.acts.global);
    const taken = acts.flatMap(([scope, keys]) =>
      scope === 'global'
        ? []
        : Object.keys(keys)
            .filter((key) => everywhere.includes(key))
            .map((key) => `${scope} ${key}`),
    );
    expect(taken).toEqual(['lobby F1', 'clients F1']);
  });

  it('F27 numbers from 10 on are found by what they begin with', () => {
    const { scopes, bind } = keyboard();
    bind('counters', ['1', '2', '10', '11']);
    expect(scopes.numbersFrom('1')).toEqual(['1', '10', '11']);
    expect(scopes.numbersFrom('2')).toEqual(['2']);
    expect(scopes.numbersFrom('3')).toEqual([]);
  });

  it('F27 in a list of more than nine the first digit waits for the second', () => {
    const { scopes } = keyboard();
    const rows = digitKeys(Array.from({ length: 12 }).map(String), () => undefined);
    scopes.bind({ scope: 'list', map: () => rows, layer: null, inFields: false, global: false });
    expect(scopes.numbersFrom('1')).toEqual(['1', '10', '11', '12']);
    expect(scopes.numbersFrom('9')).toEqual(['9']);
  });
});
