import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualForm } from './character-forms.ts';
import { openNames, packNames } from './name-index.rules.ts';
import { isChinese, partsOf, plainLetters, type Readings } from './name-parts.rules.ts';
import { readingsOf } from './name-readings.ts';
import { findClients, type RankTable } from './name-search.rules.ts';
import { typedName } from './typed-name.rules.ts';

const ranked: RankTable = {
  ranks: Uint8Array.from({ length: 400 }, (_, id) => id % 4),
  otherwise: 3,
};
const everybody = { ranks: new Uint8Array(0), otherwise: 0 };

function namesOf(names: readonly string[]) {
  const packed = packNames(
    names.map((name, id) => [name, id]),
    readingsOf,
  );
  return openNames(packed, usualForm).whole;
}

/** What stands for one part of a name, by trying every spelling; whether it is the whole part. */
function partStands(typed: string, isLast: boolean, part: string, readings: Readings): 0 | 1 | 2 {
  if (isChinese(typed)) return typed === part ? 2 : 0;
  const sure = readings.flatMap((one) => [one, one.replace(/^([ln])v/, '$1yu')]);
  if (sure.includes(typed)) return 2;
  const spellings = [...sure, ...readings.map((one) => one.replace(/^([ln])v/, '$1u'))];
  const initials = readings.flatMap((one) => [one.slice(0, 1), /^[zcs]h/.exec(one)?.[0] ?? '']);
  if (spellings.includes(typed) || initials.includes(typed)) return 1;
  return isLast && spellings.some((one) => one.startsWith(typed)) ? 1 : 0;
}

type Way = readonly [parts: number, inFull: number];

/** Every way to share words out among the first parts of a name. */
function ways(words: readonly string[], parts: readonly string[]): Way[] {
  const [word, ...others] = words;
  if (word === undefined) return [[0, 0]];
  const [part, ...rest] = parts;
  if (part === undefined) return [];
  const readings = readingsOf(part);
  // What nobody can read is passed over by letters.
  if (readings.length === 0 && !isChinese(String.fromCodePoint(word.codePointAt(0) ?? 0))) {
    return ways(words, rest).map(([more, inFull]) => [more + 1, inFull + 1]);
  }
  const found: Way[] = [];
  for (let length = 1; length <= word.length; length += 1) {
    const left = word.slice(length);
    const stands = partStands(word.slice(0, length), left === '', part, readings);
    if (stands === 0) continue;
    for (const [more, inFull] of ways(left === '' ? others : [left, ...others], rest)) {
      found.push([more + 1, inFull + stands - 1]);
    }
  }
  return found;
}

/** How a name fits as a sortable text: the whole name; else few parts, many in full, nothing after them. */
function plainFit(words: readonly string[], name: string): string | null {
  const parts = partsOf(name);
  const all = ways(words, parts);
  if (all.length === 0) return null;
  if (all.some(([taken, inFull]) => taken === parts.length && inFull === taken)) return '';
  const two = (n: number): string => String(n).padStart(2, '0');
  return all
    .map(([taken, full]) => `${two(taken)} ${two(50 - full)} ${taken === parts.length ? 0 : 1}`)
    .sort()[0]!;
}

const wordsIn = (typed: string): string[] =>
  plainLetters(typed).match(/\p{Script=Han}|[a-z0-9]+/gu) ?? [];

const surnames = [...'王李张曾覃乐单解仇查吕区任欧西万', '欧阳', '司马'];
const given = [...'小晓明敏乐安娜昂尚女绿阿鹅重长行'];
const chineseName = fc
  .tuple(
    fc.constantFrom(...surnames),
    fc.array(fc.constantFrom(...given), { minLength: 0, maxLength: 2 }),
  )
  .map(([surname, rest]) => surname + rest.join(''));
const otherName = fc.constantFrom(
  'John Smith',
  'ＪＯＨＮ Li',
  '买买提·艾力',
  '阿依古丽·买买提',
  'Li Na',
  'José Müller',
  '王Anna',
  '杭州安达有限公司',
  '𪚥王',
  '·',
);
const name = fc.oneof({ weight: 5, arbitrary: chineseName }, otherName);

/** A way to type a name: each part in full, by its initial, begun or as it stands, joined or not. */
const typedFor = (one: string) =>
  fc
    .array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom('', '', '', ' ', "'")), {
      minLength: 1,
      maxLength: 4,
    })
    .map((hows) =>
      partsOf(one)
        .slice(0, hows.length)
        .map((part, i) => {
          const [how = 0, which = 0, between = ''] = hows[i] ?? [];
          const readings = readingsOf(part);
          const reading = readings[which % Math.max(1, readings.length)] ?? part;
          const texts = [reading, reading, reading.charAt(0), reading.slice(0, 2), part];
          return (texts[how] ?? reading.toUpperCase()) + between;
        })
        .join(''),
    );
const anything = fc.string({ unit: fc.constantFrom(...'aeinghlmoszwxyuv '), maxLength: 8 });

describe('a search among names', () => {
  it('finds whom a slow and obvious one finds, in the order that is promised', () => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        fc.gen(),
        (names, pick, other, gen) => {
          const one = names[pick % names.length] ?? '';
          const typed = other % 3 === 0 ? gen(() => anything) : gen(typedFor, one);
          const asked = typedName(typed, usualForm);
          const words = wordsIn(typed);
          const fits = names.map((each) => plainFit(words, each));
          const expected = fits.flatMap((fit, id) => (fit === null || !asked ? [] : [id]));
          const found = asked
            ? findClients(namesOf(names), asked, ranked, Infinity)
            : { groups: [], total: 0 };
          const ids = found.groups.flatMap(({ clients }) => clients);
          expect(ids.toSorted((a, b) => a - b)).toEqual(expected);
          expect(found.total).toBe(expected.length);
          const order = ids.map((id) => `${fits[id] ?? ''} ${String(id % 4)}`);
          expect(order).toEqual(order.toSorted());
        },
      ),
      { numRuns: 600 },
    );
  });

  it('keeps the best of equals when it may keep only some, and counts them all', () => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 60 }),
        fc.constantFrom('w', 'li', 'l', '王', 'zh', 'a'),
        fc.integer({ min: 1, max: 5 }),
        (names, typed, most) => {
          const index = namesOf(names);
          const all = findClients(index, typedName(typed, usualForm)!, ranked, Infinity);
          const some = findClients(index, typedName(typed, usualForm)!, ranked, most);
          expect(some.total).toBe(all.total);
          expect(some.groups).toEqual(
            all.groups.map((group) => ({ ...group, clients: group.clients.slice(0, most) })),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  const found = (typed: string, names: readonly string[]): string[] => {
    const asked = typedName(typed, usualForm);
    if (!asked) return [];
    return findClients(namesOf(names), asked, everybody, Infinity).groups.flatMap(({ clients }) =>
      clients.map((id) => names[id] ?? ''),
    );
  };

  it.each([
    ['xian', ['西安', '冼星海'], 'a whole name before a longer match that goes on'],
    ["xi'an", ['西安'], 'an apostrophe parts syllables'],
    ['xi an', ['西安'], 'so does a space'],
    ['wangangshang', ['万刚尚', '王昂尚'], 'names that are typed alike'],
    ['lvbu', ['吕布'], 'ü as v'],
    ['lübu', ['吕布'], 'ü as such'],
    ['lǚ bù', ['吕布'], 'with tones'],
    ['LYUBU', ['吕布'], 'ü as passports have it'],
    ['lubu', ['卢布', '吕布'], 'ü as u, after those who are read so'],
    ['ｌｖｂｕ', ['吕布'], 'full-width letters'],
    ['吕b', ['吕布'], 'Chinese and letters mixed'],
    ['zhzhu', ['张珠'], 'an initial of two letters'],
    ['ouyangna', ['欧阳娜'], 'a surname of two characters'],
    ['oyn', ['欧阳娜'], 'its initials'],
    ['simaa', ['司马安'], 'another'],
    ['买买提艾力', ['买买提·艾力'], 'without the dot'],
    ['maimaitiaili', ['买买提·艾力'], 'and in letters'],
    ['johnsm', ['John Smith'], 'other letters, joined'],
    ['jose muller', ['José Müller'], 'without accents'],
    ['müller', [], 'not from the middle: turned names are an index of their own'],
    ['𪚥王', ['𪚥王'], 'a character beyond the first plane'],
    ['𪚥王', ['𪚥王'], 'a character beyond the first plane'],
    ['a', ['阿安', '安', 'Anna'], 'a whole part before a beginning'],
  ])('%s: %s, %s', (typed, expected) => {
    const names = [
      ...['西安', '冼星海', '万刚尚', '王昂尚', '吕布', '卢布', '张珠', '欧阳娜', '司马安'],
      ...['买买提·艾力', 'John Smith', 'José Müller', '阿安', '安', 'Anna', '𪚥王'],
    ];
    expect(found(typed, names)).toEqual(expected);
  });

  it('says nothing of texts that are no names', () => {
    expect(['', '138 0013', '%_', '··'].map((text) => typedName(text, usualForm))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
