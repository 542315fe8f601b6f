import type { Page } from '@playwright/test';
import { begin, goTo } from './support/floor.ts';
import { expect, test } from './support/host.ts';
import { printed } from './support/pdf.ts';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
});

/** The slip of the ticket whose card is open, on paper of this width. */
async function expectSlip(page: Page, width: number): Promise<void> {
  const card = page.getByRole('region', { name: /^号票/ });
  const number = /[A-Z]\d{3}/.exec((await card.getAttribute('aria-label')) ?? '')?.[0];
  await page.keyboard.press('Control+p');
  await page.locator('body > section[class*="slip"]').waitFor({ state: 'attached' });
  const [slip, ...more] = await printed(page);
  expect(more).toEqual([]);
  expect(slip?.width).toBeCloseTo(width, 0);
  // A roll is cut behind the last line.
  expect(slip?.height).toBeLessThan(130);
  const sizes = slip?.texts.map(({ points }) => points) ?? [];
  const big = slip?.texts.find(({ text }) => text === number);
  expect(big?.points).toBeCloseTo(40, 0);
  expect(Math.max(...sizes)).toBe(big?.points);
  expect(Math.min(...sizes)).toBeGreaterThan(8);
  // Neither a second copy nor anything of the screen behind.
  expect(slip?.texts.filter(({ text }) => text === number)).toHaveLength(1);
  expect(slip?.texts.some(({ text }) => text.includes('大堂'))).toBe(false);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
}

async function takeTicket(page: Page): Promise<void> {
  await goTo(page, '大堂');
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await page.getByText('已取号').waitFor();
}

test('F36 the slip is printed at its full size on paper of 80 mm and of 58 mm', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '大堂');
  await takeTicket(page);
  await expectSlip(page, 80);

  await goTo(page, '设置');
  await page.getByRole('button', { name: '58 毫米' }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已保存')).toBeVisible();
  await takeTicket(page);
  await expectSlip(page, 58);
});

/** One page of A4 whose heading has its full size: a page that is too wide would be scaled down as a whole. */
async function expectSheet(page: Page, heading: string, points: number): Promise<void> {
  const [sheet, ...more] = await printed(page);
  expect(more).toEqual([]);
  expect(sheet?.width).toBeCloseTo(210, 0);
  expect(sheet?.height).toBeCloseTo(297, 0);
  const title = sheet?.texts.find(({ text }) => text.includes(heading));
  expect(title?.points).toBeCloseTo(points, 1);
  expect(Math.min(...(sheet?.texts ?? []).map((text) => text.points))).toBeGreaterThan(7);
}

test('F36 the client’s sheet and the day’s report are printed on A4 at their full size', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('d');
  await page.getByRole('region', { name: /城西支行/ }).waitFor();
  await expectSheet(page, '城西支行', 13.5);

  await page.keyboard.press('Alt+4');
  const first = page.getByRole('option').first();
  const name = (await first.locator('b, strong').first().textContent()) ?? '';
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: '客户一纸通' }).waitFor();
  await expectSheet(page, name, 15);
});
