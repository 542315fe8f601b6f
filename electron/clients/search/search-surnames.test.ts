import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestBook, type TestBook } from '../book/book.fixture.ts';
import { createClientBook, type ClientBook } from '../book/client-book.service.ts';
import { readingsOf } from './name-readings.ts';

/** Surnames that are read in a way of their own; every reading finds them. */
const surnames = [
  ['曾', ['zeng', 'ceng']],
  ['覃', ['qin', 'tan']],
  ['乐', ['yue', 'le']],
  ['单', ['shan', 'dan']],
  ['解', ['xie', 'jie']],
  ['仇', ['qiu', 'chou']],
  ['查', ['zha', 'cha']],
  ['区', ['ou', 'qu']],
  ['盖', ['ge', 'gai']],
  ['任', ['ren']],
] as const;

/** Compound surnames whose characters are read in a way of their own. */
const compounds = [
  ['万俟', 'moqi'],
  ['尉迟', 'yuchi'],
  ['单于', 'chanyu'],
  ['长孙', 'zhangsun'],
  ['澹台', 'tantai'],
  ['乐正', 'yuezheng'],
  ['令狐', 'linghu'],
  ['濮阳', 'puyang'],
  ['鲜于', 'xianyu'],
  ['亓官', 'qiguan'],
  ['子车', 'ziju'],
  ['呼延', 'huyan'],
] as const;

it.each(compounds)('F31 %s is found as %s', (surname, reading) => {
  const readings = [...surname].map(readingsOf);
  const spelled = (readings[0] ?? []).flatMap((a) => (readings[1] ?? []).map((b) => a + b));
  expect(spelled).toContain(reading);
});

let book: TestBook;
let clients: ClientBook;
beforeAll(async () => {
  book = openTestBook();
  const lines = surnames.map(([surname], i) => `C${String(i)},${surname}明华`);
  await book.land({ 'clients.csv': `client_no,name\n${lines.join('\n')}\nX,王小波\n` });
  clients = createClientBook(book.folder.book);
});
afterAll(() => book.close());

it.each(surnames.map(([surname, readings], i) => ({ surname, readings, no: `C${String(i)}` })))(
  '$surname is found as $readings, in full, mixed and by initials',
  ({ surname, readings, no }) => {
    const found = (text: string) => clients.search(text).hits.map(({ client }) => client.clientNo);
    expect(found(surname)).toEqual([no]);
    for (const reading of readings) {
      expect(found(`${reading}minghua`), reading).toContain(no);
      expect(found(`${reading} ming hua`), reading).toContain(no);
      expect(found(`${reading}mh`), reading).toContain(no);
      expect(found(`${reading[0] ?? ''}mh`), reading).toContain(no);
    }
  },
);
