import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** Every key with the variables of its sentence; plural forms count as one key. */
function sentences(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, part] of Object.entries(words) as [string, unknown][]) {
    const key = `${path}.${name.replace(/_(one|other)$/, '')}`;
    if (typeof part === 'object' && part !== null) {
      for (const [inner, variables] of sentences(part, key)) found.set(inner, variables);
    } else {
      const variables = [...String(part).matchAll(/\{\{(\w+)/g)].map(([, variable]) => variable);
      found.set(key, [...new Set(variables)].sort().join(' '));
    }
  }
  return found;
}

test('Chinese and English say the same things with the same variables', () => {
  expect(Object.fromEntries(sentences(en))).toEqual(Object.fromEntries(sentences(zh)));
});
