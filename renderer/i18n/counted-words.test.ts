import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { wordsIn } from './words-in.fixture.ts';

/** Variables that stand for words: a tier, a name, a file. Every other is taken for a number. */
const wordy = new Set(
  'amount tier name person other number item staff file ones reason code rule basis service'.split(
    ' ',
  ),
);
/** What numbers are put before to name a thing, not to count it: "counter 1 serves". */
const named = '(?:counter|card|line|version|record|position) ';

/** Every key of the English words with the variables of its sentence, plural forms as one key. */
function* keys(
  words: object,
  path = '',
): Generator<{ readonly key: string; readonly variables: string[]; readonly plural: boolean }> {
  for (const [name, part] of Object.entries(words) as [string, unknown][]) {
    const key = (path === '' ? '' : `${path}.`) + name.replace(/_(one|other)$/, '');
    if (typeof part === 'object' && part !== null) yield* keys(part, key);
    else {
      const variables = [...String(part).matchAll(/\{\{(\w+)/g)].map(([, one]) => one ?? '');
      if (variables.length > 0) yield { key, variables, plural: name.endsWith('_other') };
    }
  }
}

/** Every English sentence that has variables, with this number for each that is one. */
function said(number: number): string[] {
  const t = wordsIn('en').t as (key: string, values: object) => string;
  return Object.entries(en).flatMap(([area, words]) =>
    [...keys(words)].map(({ key, variables }) => {
      const values = variables.map((one) => [one, wordy.has(one) ? 'X' : number]);
      const text = t(`${area}:${key}`, { count: number, ...Object.fromEntries(values) });
      return `${area}:${key}: ${text}`;
    }),
  );
}

const counted = (number: number) =>
  `(?<!${named}|[\\d.,])\\b${String(number)} (?:more |earlier |source |check |recorded )?`;
/** Words after a number that end in s and are not the things counted. */
const others = 's|less|is|was|has|waits|matures';
const singular =
  'day|month|minute|second|hour|year|week|time|client|person|row|line|file|counter|level|point|ticket|call|try|digit|character|posting|promise';

test('one of something is not said in the plural', () => {
  const things = `(?!(?:${others})\\b)[a-z]*s|people|wait|do|are|have`;
  const wrong = new RegExp(`${counted(1)}(?:${things})\\b|\\bthe 1 `, 'i');
  expect(said(1).filter((text) => wrong.test(text))).toEqual([]);
});

test('several of something are not said in the singular', () => {
  const wrong = new RegExp(`${counted(2)}(?:${singular})\\b(?!-)`, 'i');
  expect(said(2).filter((text) => wrong.test(text))).toEqual([]);
});

/** The screens' sources, as texts. */
const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('a sentence that counts is told how many', () => {
  // The types of the words do not ask for it, and without it the key itself is shown.
  const forgotten = Object.entries(en).flatMap(([area, words]) =>
    [...keys(words)].flatMap(({ key, plural }) =>
      plural ? callsWithoutCount(area, key).map((file) => `${file}: ${area}:${key}`) : [],
    ),
  );
  expect(forgotten).toEqual([]);
});

function callsWithoutCount(area: string, key: string): string[] {
  const call = new RegExp(`\\bt\\(\\s*'(?:${area}:)?${key.replaceAll('.', '\\.')}'([^;]*)`, 'g');
  return Object.entries(sources).flatMap(([file, text]) =>
    [...text.matchAll(call)]
      .filter(([, rest = '']) => !/\bcount\b|\bvalues\b/.test(rest.slice(0, 300)))
      .map(() => file),
  );
}
