import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { landHere, openTestBook, resultOf, type TestBook } from '../book/book.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';
import { createLineDecoder } from '../csv/line-decoder.ts';
import { examine } from '../csv/exchange-source.ts';
import { inGb18030 } from '../csv/gb18030.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const given = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂燕宁瑞凤飞雪玉建国志华小梅春生海山雨晨浩宇轩梓涵欣怡俊豪思远佳慧婷琳琪瑶璐鑫淼颖怿翀祎',
];

const name = fc
  .tuple(
    fc.constantFrom(...surnames),
    fc.array(fc.constantFrom(...given), { minLength: 1, maxLength: 2 }),
  )
  .map(([surname, rest]) => surname + rest.join(''));

describe('the encoding of a file of one line', () => {
  let book: TestBook;
  beforeAll(() => {
    book = openTestBook();
  });
  afterAll(() => book.close());
  const encodingOf = async (bytes: Buffer): Promise<string> => {
    const path = join(book.root, 'one.csv');
    writeFileSync(path, bytes);
    return (await examine(path)).encoding;
  };

  it('F4 is found by its letters, whatever the name is', async () => {
    await fc.assert(
      fc.asyncProperty(name, fc.constantFrom('', '\n', ',M\n'), async (one, end) => {
        const line = `client_no,name\nB001,${one}${end}`;
        expect([one, await encodingOf(inGb18030(line))]).toEqual([one, 'gb18030']);
        expect([one, await encodingOf(Buffer.from(line))]).toEqual([one, 'utf-8']);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['José García', 'Müller', 'Иван Петров', 'Ångström', 'Nguyễn Văn', '李José', 'Γιώργος'])(
    'F4 of UTF-8 with the name %s is UTF-8',
    async (one) => {
      expect(await encodingOf(Buffer.from(`client_no,name\nB001,${one}\n`))).toBe('utf-8');
    },
  );

  it.each(['王小', '魏伟', '李静怡'])('F4 of UTF-8, cut off inside %s, is UTF-8', async (one) => {
    const whole = Buffer.from(`client_no,name\nB001,${one}`);
    for (const cut of [1, 2]) {
      expect(await encodingOf(whole.subarray(0, whole.length - cut))).toBe('utf-8');
    }
  });
});

describe('an import', () => {
  let book: TestBook;
  beforeEach(() => {
    book = openTestBook();
  });
  afterEach(() => book.close());
  const land = async (content: Buffer, file = 'clients.csv') =>
    resultOf(await landHere(book, { [file]: content }), 'clients.csv');
  const nameOf = (clientNo: string) => createClientBook(book.folder.book).get(clientNo)?.name;

  it.each(['魏伟', '李静', '曾'])('F4 takes one line of GB18030: %s', async (one) => {
    const line = inGb18030(`client_no,name,gender\nB001,${one},M`);
    await land(line);
    expect(nameOf('B001')).toBe(one);
    await land(gzipSync(line), 'clients.csv.gz');
    expect(nameOf('B001')).toBe(one);
  });

  const text = 'client_no,name\r\nB001,魏伟\r\nB002,𠮷野\r\n';
  const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-8 with two marks', Buffer.from(`\uFEFF\uFEFF${text}`)],
    [
      'UTF-8 with a mark and a quoted header',
      Buffer.from(`\uFEFF"client_no","name"\nB001,魏伟\nB002,𠮷野`),
    ],
    ['UTF-16 little-endian', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 big-endian', swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ])('F4 takes %s', async (_, bytes) => {
    expect(await land(bytes)).toMatchObject({ accepted: 2 });
    expect([nameOf('B001'), nameOf('B002')]).toEqual(['魏伟', '𠮷野']);
    expect(await land(gzipSync(bytes), 'clients.csv.gz')).toMatchObject({ accepted: 2 });
  });

  it('F4 sets a line aside that is in another encoding than the file', async () => {
    const gb = inGb18030('client_no,name\nB001,王小明\nB002,欧阳静\n');
    const mixed = await land(
      Buffer.concat([gb, Buffer.from('B003,赵丽\n'), inGb18030('B004,李静\n')]),
    );
    expect(mixed).toMatchObject({ accepted: 3, reasons: { encoding: 1 } });
    expect([nameOf('B003'), nameOf('B004')]).toEqual([undefined, '李静']);
    const utf = Buffer.from('client_no,name\nB005,王小明\nB006,欧阳静\n');
    const other = await land(Buffer.concat([utf, inGb18030('B007,魏伟\nB008,李静\n')]));
    expect(other).toMatchObject({ accepted: 2, reasons: { encoding: 2 } });
    expect([nameOf('B007'), nameOf('B008')]).toEqual([undefined, undefined]);
  });

  it('F4 sets the last line aside where the file is cut off inside a character', async () => {
    const whole = Buffer.from('client_no,name\nB001,王小明\nB002,李静');
    expect(await land(whole.subarray(0, -1))).toMatchObject({
      accepted: 1,
      reasons: { encoding: 1 },
    });
  });

  it('F4 decodes the same however the bytes are cut', () => {
    const bytes = Buffer.concat([
      inGb18030('a,王小明\nb,欧阳静\n'),
      Buffer.from('c,赵丽\n'),
      inGb18030('d,李'),
    ]);
    const decoded = (pieces: readonly Buffer[]): string => {
      const decoder = createLineDecoder('gb18030');
      return pieces.map((piece) => decoder.push(piece)).join('') + decoder.end();
    };
    const whole = decoded([bytes]);
    expect(whole).toMatch(/^a,王小明\nb,欧阳静\n\uFFFDc,/);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(decoded([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(whole);
    }
  });
});
