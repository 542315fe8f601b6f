import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldKey, foldText } from './fold.ts';

const invisible = [
  ...'\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2069\uFEFF\u00AD',
  ...'\u061C\u180E\u3164\u115F\uFE0F\u2800',
];
const blanks = [...' \t\v\f\r\n\u0085\u00A0\u1680\u2002\u2009\u200A\u2028\u2029\u202F\u205F\u3000'];

describe('F1 a key is folded in one way', () => {
  it('F1 full-width digits and letters are the usual ones', () => {
    expect(foldKey('6228480０００００000072')).toBe('622848000000000072');
    expect(foldKey('１１０１０５１９４９１２３１００２Ｘ')).toBe('11010519491231002X');
    expect(foldKey('６２２８－４８００')).toBe('6228-4800');
  });

  it.each(invisible)(
    'F1 an invisible character is no part of it, wherever it stands (%j)',
    (mark) => {
      expect(foldKey(`${mark}62${mark}28${mark}`)).toBe('6228');
    },
  );

  it.each(blanks)('F3 blanks of every kind around it are no part of it (%j)', (space) => {
    expect(foldKey(`${space}${space}0012${space}`)).toBe('0012');
    expect(foldText(`${space}李静${space}`)).toBe('李静');
  });

  it.each([
    '="0012"',
    "'0012",
    '="0012" ',
    ' =" 0012"',
    '"0012"',
    "'0012'",
    '\uFEFF="\'0012"',
    '\t0012',
  ])('F3 a guard of spreadsheets is no part of it (%s)', (guarded) => {
    expect(foldKey(guarded)).toBe('0012');
  });

  it('F3 folding twice is folding once, and never makes blanks at the ends', () => {
    const piece = fc.constantFrom(...invisible, ...blanks, ...'="\'`’０Ｘ-−', '0', 'A', '中', '""');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
        (text) => {
          const folded = foldKey(text);
          expect(foldKey(folded)).toBe(folded);
          expect(foldText(foldText(text))).toBe(foldText(text));
          expect(folded.trim()).toBe(folded);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('F3 a name keeps what is its own', () => {
    for (const name of [
      '李 静',
      '买买提·艾力',
      "'t Hooft",
      '王小明（联名）',
      'O’Neill',
      '葛\u{E0100}',
    ]) {
      expect(foldText(name)).toBe(name);
    }
    expect(foldText('="李静"')).toBe('李静');
    expect(foldText('\u202D李\u200B静\u202C\u3000')).toBe('李静');
  });

  it('F3 a long run of blanks costs no more than its length', () => {
    expect(foldKey(`0012${' '.repeat(200_000)}x`)).toHaveLength(200_005);
  });
});

it.each(['①6228', '6228²', '½6228', '⑴6228', '6228⒈', '𝟔228', '㋀6228', '6228㎡'])(
  'F1 no digit is made of what is none: %s stays, and fits no form',
  (text) => {
    expect(/^\d+$/.test(foldKey(text))).toBe(false);
    expect(foldKey(text)).toContain([...text].find((one) => one > '\x7f'));
  },
);
