import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { menuTemplate, type MenuActions } from './menu.ts';
import { languageOf, wordsIn } from '../words.ts';

const actions = {
  newWindow: vi.fn(),
  print: vi.fn(),
  savePdf: vi.fn(),
  toggleDisplay: vi.fn(),
  showLogs: vi.fn(),
} satisfies MenuActions;

function items(setting: { language?: 'zh' | 'en'; mac?: boolean; devTools?: boolean } = {}) {
  const { language = 'en', mac = false, devTools = false } = setting;
  const template = menuTemplate({ words: wordsIn(language), mac, devTools, actions });
  return template.flatMap((menu) => [menu, ...(menu.submenu as MenuItemConstructorOptions[])]);
}

describe('the menu', () => {
  it.each([true, false])('labels everything in both languages (mac: %s)', (mac) => {
    for (const language of ['zh', 'en'] as const) {
      const labelled = items({ language, mac, devTools: true }).filter(
        (i) => i.type !== 'separator',
      );
      for (const { label } of labelled) expect(label).toMatch(/\S/);
      expect(labelled.some(({ label }) => /\p{Script=Han}/u.test(label ?? ''))).toBe(
        language === 'zh',
      );
    }
  });

  it.each([
    ['new-window', actions.newWindow],
    ['print', actions.print],
    ['save-pdf', actions.savePdf],
    ['display', actions.toggleDisplay],
    ['logs', actions.showLogs],
  ] as const)('%s does it', (id, act) => {
    const item = items().find((one) => one.id === id);
    (item?.click as (() => void) | undefined)?.();
    expect(act).toHaveBeenCalledOnce();
  });

  it('has developer tools only where they are allowed', () => {
    const hasTools = (devTools: boolean) =>
      items({ devTools }).some((i) => i.role === 'toggleDevTools');
    expect(hasTools(false)).toBe(false);
    expect(hasTools(true)).toBe(true);
  });

  it('gives no two items the same keys, and can always be quit', () => {
    for (const mac of [true, false]) {
      const keys = items({ mac, devTools: true }).flatMap((i) => i.accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      expect(items({ mac }).filter((i) => i.role === 'quit')).toHaveLength(1);
      expect(items({ mac }).filter((i) => i.role === 'about')).toHaveLength(1);
    }
  });
});

describe('the language', () => {
  it.each([
    [['zh-Hans-CN', 'en'], 'zh'],
    [['zh_CN.UTF-8'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['fr', 'zh-TW'], 'zh'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('of %j is %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language);
  });
});
