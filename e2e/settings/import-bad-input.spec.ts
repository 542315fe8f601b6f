import type { Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '../support/host.ts';
import { signIn } from '../support/people.ts';

// What a bank's extract can look like on a bad day: each gives a clear sentence in the screen's language, and the
// book of before stands.

let base: string;

test.beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'extract-'));
});

test.afterEach(() => {
  rmSync(base, { recursive: true });
});

/** A folder with these files. */
function extract(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const folder = join(base, name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

async function openImport(page: Page): Promise<void> {
  await page.keyboard.press('Alt+5');
  await page.getByRole('tab', { name: /客户数据|Client/ }).click();
}

async function importFolder(page: Page, folder: string): Promise<void> {
  await page.getByRole('textbox').first().fill(folder);
  await page.keyboard.press('Enter');
}

const clients = [
  'client_no,name,gender,birth_date,phone,home_branch',
  ...Array.from({ length: 300 }, (_, n) => `N${String(n)},测试客户${String(n)},F,1980-01-01,,CX01`),
];

test('what cannot be imported is said in a sentence, and the book stays as it was', async ({
  page,
  host,
}) => {
  await signIn(page, host, '李主任');
  await openImport(page);
  await expect(page.getByText(/^3,?000 位客户/)).toBeVisible();
  const whole = gzipSync(clients.join('\n'));
  const cases: readonly (readonly [folder: string, sentence: RegExp])[] = [
    [join(base, 'not-there'), /文件夹或文件不存在/],
    [extract('nothing', { 'notes.txt': 'x' }), /没有可导入的文件/],
    [
      extract('half', { 'clients.csv.gz': whole.subarray(0, whole.length - 40) }),
      /压缩文件不完整或已损坏/,
    ],
    [extract('no-gz', { 'clients.csv.gz': 'client_no,name\nN1,x\n' }), /压缩文件不完整或已损坏/],
    [extract('empty', { 'clients.csv': '' }), /文件为空/],
    [extract('columns', { 'clients.csv': 'client_no,gender\nN1,F\n' }), /缺少必需的列/],
    [
      extract('twice', { 'clients.csv': clients[0] ?? '', 'clients.csv.gz': whole }),
      /请只保留一个/,
    ],
    [
      extract('bad-lines', {
        'clients.csv': `client_no,name,birth_date\n${'N1,甲,1980-02-30\n'.repeat(11)}N2,乙,1981-01-01\n`,
      }),
      /错误行超限/,
    ],
  ];
  for (const [folder, sentence] of cases) {
    await importFolder(page, folder);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByText(/^3,?000 位客户/)).toBeVisible();
  }
});

test('single bad lines are set aside with line, column and reason; the rest lands', async ({
  page,
  host,
}) => {
  await signIn(page, host, '李主任');
  await openImport(page);
  const lines = [...clients, 'N0,测试客户零,M,1980-01-01,,CX01', 'N900,测试,F,1980-02-30,,CX01'];
  const balances = [
    'client_no,month,product,average_balance,colour',
    ...Array.from({ length: 200 }, (_, n) => `N${String(n)},2026-09,demand_deposit,1000.00,red`),
    'N1,2026-09,lottery,1000.00,red',
  ];
  await importFolder(
    page,
    extract('good', { 'clients.csv': lines.join('\n'), 'balances.csv': balances.join('\n') }),
  );
  await expect(page.getByText('导入完成，部分行未导入')).toBeVisible({ timeout: 30_000 });
  const rejects = page.getByRole('row');
  await expect(rejects.filter({ hasText: 'birth_date' })).toContainText('303');
  await expect(rejects.filter({ hasText: 'lottery' })).toContainText('未知产品');
  await expect(page.getByText('忽略的列：colour')).toBeVisible();
  await expect(page.getByText(/^3,?300 位客户/)).toBeVisible();
  await page.getByRole('button', { name: '切换语言' }).click();
  await expect(rejects.filter({ hasText: 'lottery' })).toContainText('unknown product');
});

test('what was imported is recognised at once', async ({ page, host }) => {
  await signIn(page, host, '李主任');
  await openImport(page);
  const cards = 'card_no,client_no\n6222029900000000017,N7\n';
  await importFolder(
    page,
    extract('new', { 'clients.csv': clients.join('\n'), 'cards.csv': cards }),
  );
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Alt+1');
  await page.getByLabel('查找客户').fill('N7');
  await expect(page.getByRole('region', { name: '识别结果' })).toContainText('测女士');
});
