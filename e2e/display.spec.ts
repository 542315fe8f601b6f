import { another, begin, callNext, freeCounter } from './support/floor.ts';
import { expect, test } from './support/host.ts';

test('the display shows numbers and counters of calls as they happen, and never a name', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '李主任', '网点');
  const [display] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('t')]);
  const now = display.getByRole('main');
  const teller = await another(context, host, '王柜员', '柜台');
  await freeCounter(teller);
  const number = await callNext(teller);
  await expect(now).toContainText(number);
  await expect(now).toContainText('请到 1 号柜台');
  const other = await another(context, host, '郑柜员', '柜台');
  await freeCounter(other);
  const later = await callNext(other);
  await expect(now).toContainText(later);
  await expect(display.getByRole('region', { name: '最近叫号' })).toContainText(number);
  // An older call that is called again is the one to look at.
  await teller.keyboard.press('F3');
  await expect(now).toContainText(number);
  const text = (await display.locator('body').textContent()) ?? '';
  expect(text).not.toMatch(/先生|女士|\*\*/);
});

test('the display needs nobody to be signed in, and shows nothing but the wall', async ({
  page,
  host,
}) => {
  await page.goto(host.link);
  await page.getByRole('combobox').waitFor();
  await page.goto(`${host.origin}/#/display`);
  await expect(page.getByText('贵宾客户优先')).toBeVisible();
  await expect(page.getByText(/^正在等候 \d+ 人$/)).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
});

test('F25 leaving the display closes its sound', async ({ page, host }) => {
  await page.addInitScript(() => {
    const opened: AudioContext[] = [];
    Object.assign(window, { opened });
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        opened.push(this);
      }
    };
  });
  await page.goto(host.link);
  await page.getByRole('combobox').waitFor();
  const states = () =>
    page.evaluate(() =>
      (window as unknown as { opened: AudioContext[] }).opened.map(({ state }) => state),
    );
  for (let times = 0; times < 3; times += 1) {
    await page.evaluate(() => {
      location.hash = '#/display';
    });
    await page.getByText(/^正在等候 \d+ 人$/).waitFor();
    await page.evaluate(() => {
      location.hash = '#/lobby';
    });
    await page.getByRole('combobox').waitFor();
  }
  expect((await states()).length).toBe(3);
  await expect.poll(async () => new Set(await states())).toEqual(new Set(['closed']));
});
