import { readFileSync } from 'node:fs';
import { begin } from './support/floor.ts';
import { expect, test } from './support/host.ts';

test('F23 first come first served stands once, and its answer keeps the day it was asked of', async ({
  page,
  host,
}) => {
  test.slow();
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('i');
  const whatIf = page.getByRole('dialog', { name: '情景模拟' });
  await whatIf.getByRole('combobox', { name: '规则' }).click();
  await page
    .getByRole('option', { name: '先到先服务' })
    .or(page.getByTitle('先到先服务'))
    .last()
    .click();
  await page.keyboard.press('Control+Enter');
  // The heads, what was, the same played, the other, the cost: no second line of first come, first served.
  await expect(whatIf.getByRole('row')).toHaveCount(5, { timeout: 60_000 });
  await expect(whatIf.locator('caption')).toHaveText(/^\d{4}年\d+月\d+日的结果$/);
});

test('F23 a day that there is not is refused where it is typed', async ({ page, host }) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('h');
  await page.getByLabel('号码').fill('A001');
  for (const date of ['2026-13-45', '2026-02-30', '2026-11']) {
    await page.getByLabel('日期').fill(date);
    await expect(page.getByRole('button', { name: /^查/ })).toBeDisabled();
  }
  await page.getByLabel('日期').fill('2026-02-28');
  await expect(page.getByRole('button', { name: /^查/ })).toBeEnabled();
});

test('F23 a scheme is saved as a file', async ({ page, host }) => {
  await begin(page, host, '李主任', '设置');
  await page.getByRole('tab', { name: '等级与方案' }).click();
  await page.getByRole('button', { name: /^存为文件/ }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
  expect(download.suggestedFilename()).toBe('abc-vip-1.json');
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as { id: string };
  expect(saved.id).toBe('abc-vip');
});
