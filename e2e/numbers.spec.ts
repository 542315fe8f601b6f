import type { Page } from '@playwright/test';
import { goTo } from './support/floor.ts';
import { expect, test } from './support/host.ts';

test.use({ data: 'empty' });

const pin = '739164';
const pinOf = (page: Page, at: number) => page.getByLabel('PIN', { exact: true }).nth(at);

/** The form of a branch with twelve counters, filled in up to the PINs. */
async function fillIn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '欢迎使用迎宾台' }).waitFor();
  await page.keyboard.press('2');
  await page.getByLabel('名称（中文）').fill('江北支行');
  await page.getByLabel('机构号').fill('JB01');
  await page.getByLabel('柜台数').fill('12');
  for (const [at, name] of ['周主任', '许工'].entries()) {
    await page
      .getByLabel('工号')
      .nth(at)
      .fill(`N${String(at)}`);
    await page.getByLabel('姓名').nth(at).fill(name);
  }
}

test('F20 a first run that is left holds what was filled in, but no PIN', async ({
  page,
  host,
}) => {
  await page.goto(host.link);
  await fillIn(page);
  await page.getByRole('button', { name: '添加人员' }).click();
  await page.getByLabel('姓名').nth(2).fill('吴柜员');
  await pinOf(page, 0).fill(pin);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '欢迎使用迎宾台' }).waitFor();
  await page.keyboard.press('2');
  await expect(page.getByLabel('名称（中文）')).toHaveValue('江北支行');
  await expect(page.getByLabel('柜台数')).toHaveValue('12');
  await expect(page.getByLabel('姓名').nth(1)).toHaveValue('许工');
  await expect(page.getByLabel('姓名').nth(2)).toHaveValue('吴柜员');
  await expect(pinOf(page, 0)).toHaveValue('');
});

test('F27 the digits of a counter from 10 on are shown while the console waits for the next', async ({
  page,
  host,
}) => {
  await page.clock.install();
  await page.goto(host.link);
  await fillIn(page);
  for (const at of [0, 1]) await pinOf(page, at).fill(pin);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('combobox').fill('周');
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN').fill(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  await goTo(page, '网点');
  const typed = page.getByText('可再按一位数字');
  const counter = (n: number) => page.getByRole('dialog', { name: `${String(n)} 号柜台` });

  // A slow machine must not take longer for the second digit than a person may.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await page.keyboard.press('1');
  await page.clock.runFor(100);
  await expect(typed).toHaveText(/^1/);
  await page.keyboard.press('2');
  await page.clock.runFor(100);
  await page.clock.resume();
  await expect(counter(12)).toBeVisible();
  await expect(typed).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(counter(1)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  // A number is taken back, and one that stands alone needs nothing after it.
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await expect(counter(3)).toBeVisible();
});
