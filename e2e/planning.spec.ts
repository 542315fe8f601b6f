import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, goTo } from './support/floor.ts';
import { expect, test } from './support/host.ts';

test.use({ data: 'demo-week' });

test('waits are forecast, a day is compared, played again and reported', async ({ page, host }) => {
  test.slow();
  await begin(page, host, '李主任', '网点');
  await expect(
    page
      .getByRole('region', { name: '队列' })
      .getByText(/^预计 \d+–\d+′$/)
      .first(),
    // A week of lessons comes first: a second of work, more where the machine is busy.
  ).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('w');
  const week = page.getByRole('dialog', { name: '今日与上周' });
  await expect(week.getByText('前 7 天中 5 天有记录')).toBeVisible();
  await expect(week.getByRole('img', { name: /每刻钟到店人数/ }).locator('svg')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  const whatIf = page.getByRole('dialog', { name: '情景模拟' });
  await whatIf.getByRole('button', { name: '开始模拟' }).waitFor();
  await page.keyboard.press('Control+Enter');
  // What was, the same played, the other, first come first served, and the cost; one line of heads.
  await expect(whatIf.getByRole('row')).toHaveCount(6);
  await page.keyboard.press('Escape');
  await goTo(page, '大堂');
  const list = page.getByRole('listbox');
  await list.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/九成不超过 \d+ 分钟/).first()).toBeVisible();

  // What became of a day: on the screen, as a file, on paper.
  await goTo(page, '网点');
  await page.keyboard.press('d');
  const sheet = page.getByRole('region', { name: /城西支行/ });
  await expect(sheet).toContainText('营业中');
  await page.keyboard.press('ArrowLeft');
  await expect(sheet).toContainText('由李主任结束');
  await expect(sheet.getByRole('row', { name: /合计/ })).toContainText(/达标|\d+ \/ \d+/);
  await expect(sheet).toContainText('为孙柜员打开 6 号柜台');
  const file = (await sheet.getByText(/reports\/day-/).textContent()) ?? '';
  const name = /day-[\d-]+\.json/.exec(file)?.[0] ?? '';
  const { chain } = JSON.parse(readFileSync(join(host.dataDir, 'reports', name), 'utf8')) as {
    readonly chain: { readonly head: { readonly seq: number; readonly hash: string } };
  };
  await expect(sheet.getByText(`${chain.head.seq}:${chain.head.hash}`)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.getByText(chain.head.hash)).toBeVisible();
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]).toBe('1');
});
