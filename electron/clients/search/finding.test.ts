import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestBook, type TestBook } from '../book/book.fixture.ts';
import { usualForm } from './character-forms.ts';
import { createClientBook, type ClientBook } from '../book/client-book.service.ts';

/** Client numbers with what their clients are called, and the other cells of their lines. */
const people = [
  ['L1', 'John Smith'],
  ['L2', 'SMITH, Anna-Maria'],
  ['L3', "Ｊｅａｎ　d'Ａｒｃ"],
  ['L4', 'José Müller García'],
  ['L5', 'Johnny Johnson'],
  ['M1', '王Anna'],
  ['M2', '买买提·艾力'],
  ['M3', '王 伟'],
  ['T1', '張學友'],
  ['T2', '张学友'],
  ['T3', '峯裏美'],
  ['T4', '鍾衞'],
  ['T5', '歐陽靜'],
  ['T6', '买買提·热合曼'],
] as const;

const byNumber = [
  ['K1', '990524188001010014', '13800000001'],
  ['K2', '', '051265000010转8001'],
  ['K3', '990101800307123', '+442071838750'],
  ['K4', '99010119850307123X', '051265000011'],
] as const;

let book: TestBook;
let clients: ClientBook;
beforeAll(async () => {
  book = openTestBook();
  const lines = [
    ...people.map(([no, name]) => `${no},"${name}",,`),
    ...byNumber.map(([no, idNo, phone]) => `${no},某人,${idNo},${phone}`),
  ];
  await book.land({
    'clients.csv': `client_no,name,id_no,phone\n${lines.join('\n')}\n`,
    'cards.csv': 'card_no,client_no\n6228480000000072,K1\n',
  });
  clients = createClientBook(book.folder.book);
});
afterAll(() => book.close());

const found = (text: string): string[] =>
  clients.search(text).hits.map(({ client }) => client.clientNo);

describe('F32 a name in Latin letters', () => {
  it.each([
    ['smith', ['L2', 'L1']],
    ['SMITH', ['L2', 'L1']],
    ['Smi', ['L2', 'L1']],
    ['ｓｍｉｔｈ', ['L2', 'L1']],
    ['smith john', ['L1']],
    ['Smith, J', ['L1']],
    ['anna', ['L2', 'M1']],
    ['maria', ['L2']],
    ['arc', ['L3']],
    ['jean darc', ['L3']],
    ['muller', ['L4']],
    ['MÜLLER', ['L4']],
    ['garcia', ['L4']],
    ['müller garcía', ['L4']],
    ['艾力', ['M2']],
    ['aili', ['M2']],
  ])('F32 is found by any of its words: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('F32 is found once, however many of its words fit', () => {
    expect(found('john')).toEqual(['L1', 'L5']);
    expect(clients.search('johns').more).toBe(false);
    const all = clients.candidates('j').groups.flatMap((group) => group.clients);
    expect(new Set(all).size).toBe(all.length);
  });

  it('F32 a blank inside a Chinese name begins no word', () => {
    expect(found('伟')).toEqual([]);
    expect(found('王伟')).toEqual(['M3']);
  });

  it('F32 is known as a match of the name, or of its reading', () => {
    const how = (text: string) => clients.search(text).hits.map(({ matchedBy }) => matchedBy);
    expect(how('smith')).toEqual(['name', 'name']);
    expect(how('艾力')).toEqual(['name']);
    expect(how('aili')).toEqual(['pinyin']);
  });

  it('F32 whatever the words are, each finds its client, in any case', async () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{1,3}é?[a-z]{1,3}$/);
    const own = openTestBook();
    try {
      const names = fc.sample(fc.array(word, { minLength: 2, maxLength: 5 }), {
        numRuns: 300,
        seed: 32,
      });
      const lines = names.map((words, i) => `N${String(i)},${words.join(' ')}`);
      await own.land({ 'clients.csv': `client_no,name\n${lines.join('\n')}\n` });
      const all = createClientBook(own.folder.book);
      names.forEach((words, i) => {
        for (const one of words) {
          const hits = all.search(i % 2 ? one.toUpperCase() : one, { limit: 400 }).hits;
          const numbers = hits.map(({ client }) => client.clientNo);
          expect(numbers, one).toContain(`N${String(i)}`);
          expect(new Set(numbers).size).toBe(numbers.length);
        }
      });
    } finally {
      own.close();
    }
  });
});

describe('F32 simplified and traditional characters', () => {
  it.each([
    ['张学友', ['T1', 'T2']],
    ['張學友', ['T1', 'T2']],
    ['張学', ['T1', 'T2']],
    ['峰里美', ['T3']],
    ['峯裡', ['T3']],
    ['钟卫', ['T4']],
    ['鐘衛', ['T4']],
    ['欧阳', ['T5']],
    ['歐阳jing', ['T5']],
    ['zhangxueyou', ['T1', 'T2']],
    ['熱合曼', ['T6']],
  ])('F32 are the same: %s', (text, expected) => {
    expect(found(text).sort()).toEqual(expected);
  });

  it('F32 every character has one usual form, whose own form it is', () => {
    for (let code = 0x3400; code <= 0x9fff; code += 1) {
      const form = usualForm(String.fromCodePoint(code));
      expect([...form]).toHaveLength(1);
      expect(usualForm(form)).toBe(form);
    }
  });

  it('F32 what is no Chinese character stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(usualForm(text)).toBe(text);
      }),
    );
  });
});

describe('F32 a number as it was copied', () => {
  const marks = ['\u202d', '\u202c', '\u200b', '\u200e', '\u2066', '\u2069', '\ufeff', '\u00ad'];
  const spaces = ['', ' ', '\u00a0', '\u3000', '\t'];
  const noise = fc
    .array(fc.constantFrom(...marks, ...spaces), { maxLength: 4 })
    .map((parts) => parts.join(''));

  it.each([
    ['\u202d13800000001\u202c', 'K1'],
    ['\u200b138\u200b0000\u200b0001', 'K1'],
    ['138.0000.0001', 'K1'],
    ['138·0000·0001', 'K1'],
    ['tel:13800000001', 'K1'],
    ['TEL: +86-138-0000-0001', 'K1'],
    ['tel:+86-138-0000-0001;phone-context=+86', 'K1'],
    ['电话：13800000001', 'K1'],
    ['手机 138 0000 0001', 'K1'],
    ['(+86)13800000001', 'K1'],
    ['0086 138 0000 0001', 'K1'],
    ['0512.6500.0010', 'K2'],
    ['0512-65000010转8001', 'K2'],
    ['tel:0512-65000010,8001', 'K2'],
    ['+44 20 7183 8750', 'K3'],
    ['tel:+44-20-7183-8750', 'K3'],
    ['6228.4800.0000.0072', 'K1'],
    ['6228–4800–0000–0072', 'K1'],
    ['\u202a6228 4800 0000 0072\u202c', 'K1'],
    ['卡号：6228480000000072', 'K1'],
    ['卡号6228480000000072', 'K1'],
    ['某人 13800000001', 'K1'],
    ['13800000001（某人）', 'K1'],
    ['Tel. 13800000001', 'K1'],
    ['ID: 990524188001010014', 'K1'],
    ['tel:+86-512-6500-0010;ext=8001', 'K2'],
    ['990524.18800101.0014', 'K1'],
    ['身份证号 990524188001010014', 'K1'],
  ])('F32 %j finds its client', (text, clientNo) => {
    expect(clients.search(text).hits).toMatchObject([{ client: { clientNo }, exact: true }]);
  });

  it.each(['13800000001.0', '1.38E+10', 'X0001', '号0001x', '某人', '138.0000.000', 'K 0001'])(
    'F32 %j is none',
    (text) => {
      expect(
        clients.search(text).hits.filter(({ exact, matchedBy }) => exact && matchedBy !== 'name'),
      ).toEqual([]);
    },
  );

  it('F32 whatever nobody sees stands in it or around it', () => {
    const digit = fc.constantFrom('13800000001', '6228480000000072', '990524188001010014');
    fc.assert(
      fc.property(digit, noise, fc.constantFrom(...marks), noise, fc.nat(), (no, a, b, c, at) => {
        const cut = at % no.length;
        expect(found(a + no.slice(0, cut) + b + no.slice(cut) + c)).toEqual(['K1']);
      }),
      { numRuns: 200 },
    );
  });
});

describe('F32 an identity number of 18 or of 15 places', () => {
  it.each([
    ['990101800307123', 'K3'],
    ['990101198003071234', 'K3'],
    ['990101850307123', 'K4'],
    ['99010119850307123X', 'K4'],
    ['990101 850307 123', 'K4'],
    ['990524188001010014', 'K1'],
    ['990524800101001', null],
  ])('F32 %s', (text, clientNo) => {
    expect(found(text)).toEqual(clientNo === null ? [] : [clientNo]);
  });

  it('F32 the long form of a short one that the book holds finds it, whoever made its last place', () => {
    const last = '0123456789X';
    const finding = [...last].filter((one) => found(`99010119800307123${one}`).includes('K3'));
    expect(finding.length).toBeGreaterThan(0);
  });
});
