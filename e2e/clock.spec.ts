import type { Page } from '@playwright/test';
import { begin, callNext, freeCounter } from './support/floor.ts';
import { expect, test } from './support/host.ts';
import { signInHere } from './support/people.ts';

const hourMs = 3_600_000;
const aheadSaid = (page: Page) => page.getByText('这台电脑的时间被调快了');
const behindSaid = (page: Page) => page.getByText('这台电脑的时间被调慢了');
const question = (page: Page) => page.getByRole('dialog', { name: /^现在是 .* 吗？$/ });

/** Takes the machine's clock for the hall's, by keys. */
async function confirmClock(page: Page): Promise<void> {
  await page.keyboard.press('Alt+k');
  await question(page).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByText('营业日与时间已更正')).toBeVisible();
}

/** So much must the clock be ahead to say at the branch that it is this long before midnight; 0 where it is later already. */
function aheadFor(beforeMidnightMs: number): number {
  const sinceMidnight = (Date.now() + 8 * hourMs) % (24 * hourMs);
  return Math.max(0, 24 * hourMs - sinceMidnight - beforeMidnightMs);
}

test('F10 a clock that was set is said on every screen; the head or the administrator puts it right', async ({
  page,
  host,
  context,
}) => {
  test.slow();
  await begin(page, host, '李主任', '大堂');
  const list = page.getByRole('listbox', { name: /^等候/ });
  const numbers = () =>
    list
      .locator('[data-ticket]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-ticket')).sort());
  await list.getByRole('option').first().waitFor();
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  const ticket = page.getByRole('region', { name: /^号票 A/ });
  const number = ((await ticket.getAttribute('aria-label')) ?? '').replace('号票 ', '');
  const wait = list.getByRole('option', { name: number });
  await expect(wait).toHaveAccessibleName(/已等 \d 分钟/);
  const waiting = await numbers();
  const other = await context.newPage();
  await other.goto(host.origin);
  await other.getByRole('combobox').waitFor();

  // Less than a session lasts, so that nobody has to sign in again.
  await host.setClock(13 * hourMs);
  await expect(aheadSaid(page)).toContainText('13 小时');
  for (const place of ['柜台', '网点', '客户', '设置', '大堂']) {
    await page.getByRole('link', { name: place }).click();
    await expect(page.getByRole('link', { name: place })).toHaveAttribute('aria-current', 'page');
    await expect(aheadSaid(page), place).toBeVisible();
  }
  await expect(aheadSaid(other)).toBeVisible();
  await signInHere(other, '王柜员');
  await expect(aheadSaid(other)).toBeVisible();
  await other.keyboard.press('Alt+k');
  await expect(other.getByRole('button', { name: /^确认 / })).toHaveCount(0);
  await expect(question(other)).toBeHidden();
  await other.goto(`${host.origin}/#/display`);
  await expect(other.getByText('正在核对时间')).toBeVisible();

  await confirmClock(page);
  await expect(aheadSaid(page)).toBeHidden();
  await expect(other.getByText('正在核对时间')).toBeHidden();
  await expect.poll(numbers, 'nobody is written off by a jump').toEqual(waiting);
  await expect(wait).toHaveAccessibleName(/已等 \d 分钟/);

  // The real time comes back: the administrator says so.
  await host.setClock(0);
  await other.goto(`${host.origin}/#/counter`);
  await other.getByRole('navigation').waitFor();
  await other.keyboard.press('Control+l');
  await other.getByLabel('PIN').waitFor();
  await other.keyboard.press('Escape');
  await signInHere(other, '许工');
  await expect(behindSaid(other)).toBeVisible();
  await confirmClock(other);
  await expect(behindSaid(page)).toBeHidden();
  await expect.poll(numbers).toEqual(waiting);
  await expect(wait).toHaveAccessibleName(/已等 \d 分钟/);
});

test.describe('in the evening', () => {
  // Sign-in and midnight are less than a session apart, at whatever time of day the tests run.
  test.use({ aheadMs: aheadFor(2 * hourMs) });

  test('F11 at midnight a teller is told why the counter is closed, and a service goes on', async ({
    page,
    host,
    context,
  }) => {
    test.slow();
    await begin(page, host, '王柜员', '柜台');
    await freeCounter(page);
    const busy = await context.newPage();
    await busy.goto(host.origin);
    await signInHere(busy, '郑柜员');
    await freeCounter(busy);
    const number = await callNext(busy);
    await busy.getByRole('button', { name: '开始办理' }).click();
    await busy.getByRole('button', { name: '完成' }).waitFor();
    const head = await context.newPage();
    await head.goto(host.origin);
    await signInHere(head, '李主任');

    await host.setClock(aheadFor(20_000));
    await expect(aheadSaid(head)).toBeVisible();
    await confirmClock(head);
    await expect(page.getByText(/^00:0\d 起是新的营业日，\d 号柜台已随前一日关闭/)).toBeVisible({
      timeout: 45_000,
    });
    await expect(busy.getByRole('heading', { level: 1 })).toHaveText(number);
    await busy.keyboard.press('F8');
    // Those who waited in the evening have gone, as the branch’s end of the day says.
    await expect(busy.getByText('无人等候', { exact: true })).toBeVisible();
    // The counter is opened again on the new day by its number.
    const counter = /(\d+) 号柜台已随/.exec(
      (await page.getByRole('status').allTextContents()).join(),
    );
    await page.keyboard.press(counter?.[1] ?? '');
    await expect(page.getByText('无人等候', { exact: true })).toBeVisible();
  });
});
