import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { firstRejects } from './rejects.service.ts';

const header = 'file,line,column,value,reason\n';

it('reads the first lines, quoted values and all', () => {
  const file = join(temporaryFolder(), 'rejects.csv');
  writeFileSync(file, `${header}clients.csv,9,birth_date,"1980,02",not a day\nb.csv,3,x,,y\n`);
  expect(firstRejects(file, 1)).toEqual([
    { file: 'clients.csv', line: 9, column: 'birth_date', value: '1980,02', reason: 'not a day' },
  ]);
  expect(firstRejects(file, 9)).toHaveLength(2);
  expect(firstRejects(null, 9)).toEqual([]);
});

it('reads only the beginning of a long file, and no line by half', () => {
  const file = join(temporaryFolder(), 'rejects.csv');
  const lines = Array.from({ length: 5000 }, (_, n) => `clients.csv,${n + 2},name,王**,required`);
  writeFileSync(file, `${header}${lines.join('\n')}\n`);
  const read = firstRejects(file, 100_000);
  expect(read.length).toBeGreaterThan(1000);
  expect(read.every(({ reason }) => reason === 'required')).toBe(true);
});
