import { expect, it } from 'vitest';
import { csvCell } from './csv-cell.ts';
import { foldKey } from './clients/fold.ts';

it.each([
  '=HYPERLINK("x")',
  '+1',
  '-1+1',
  '@A1',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  '-',
  '--1',
  '-1e5',
])('F35 %j is no formula for a spreadsheet', (text) => {
  expect(csvCell(text)).toMatch(/^"?'/);
});

it.each(['-1', '-12.50', '0', 'A-1', 'a=b', "O'Neill", '王'])('F35 %s stays as it is', (text) => {
  expect(csvCell(text)).toBe(text);
});

it('F35 what is guarded reads as itself', () => {
  expect(csvCell('=1,"2"')).toBe(`"'=1,""2"""`);
  expect(foldKey(csvCell('+85291234567'))).toBe('+85291234567');
});
