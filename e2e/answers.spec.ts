import { readFileSync } from 'node:fs';
import { begin } from './floor.ts';
import { expect, test } from './host.ts';

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
