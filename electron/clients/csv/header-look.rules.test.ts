import { describe, expect, it } from 'vitest';
import { exchangeFiles } from './exchange-files.rules.ts';
import { lookAtHeader } from './header-look.rules.ts';

const clients = exchangeFiles.find(({ name }) => name === 'clients.csv')!;
const headerOf = (...cells: string[]) => lookAtHeader(clients, cells, []).seen.header;

describe('F34 what is shown of a first line that is no header', () => {
  it.each([
    ['客户号', '魏伟', '13800000001'],
    ['B001', '魏伟', 'M'],
    ['B001', 'Wei Wei', 'M'],
    ['client_no', '魏伟', 'John Smith'],
    ['欧阳娜娜', '13800000001'],
  ])('shows no value of a client: %s, %s', (...cells) => {
    const shown = headerOf(...cells).join(' ');
    for (const secret of ['魏伟', '欧阳', '0000', '001', 'Wei', 'Smith', 'John'])
      expect(shown).not.toContain(secret);
  });

  it('shows the names of columns, and of others what may be one', () => {
    expect(headerOf('客户号', '客户姓名', 'mobile', 'last_visit', 'stray')).toEqual([
      '客户号',
      '客户姓名',
      'mobile',
      'last_visit',
      's****',
    ]);
  });
});
