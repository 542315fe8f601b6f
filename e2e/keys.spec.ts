import type { Locator, Page } from '@playwright/test';
import { another, begin, freeCounter } from './support/floor.ts';
import { expect, test } from './support/host.ts';
import { demoClients, openLobby, recognise } from './support/people.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
const sheetOf = (page: Page) => page.getByRole('dialog', { name: '按键一览' });
/** A part of the sheet, by its heading. */
const partOf = (sheet: Locator, heading: string) =>
  sheet
    .locator('div')
    .filter({ has: sheet.page().getByRole('heading', { name: heading, exact: true }) })
    .last();

test('F27 a reception call during a dialog takes none of its keys', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('r');
  const rule = page.getByRole('dialog', { name: '叫号规则' });
  await rule.waitFor();
  await page.keyboard.press('4');
  await expect(rule.getByRole('button', { name: /先到先/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  // A colleague in the lobby calls the head to a diamond client.
  const lobby = await another(context, host, '林经理', '大堂');
  await recognise(lobby, demoClients('diamond', false));
  await lobby.keyboard.press('F6');
  const call = page.getByRole('alert').filter({ hasText: '请您接待' });
  await expect(call).toBeAttached();
  // How many call besides is the demo's chance; nobody is to be answered by a key of the dialog.
  const others = async () =>
    Number(/另有 (\d+) 位/.exec((await call.textContent()) ?? '')?.[1] ?? 0);
  const before = await others();
  await page.keyboard.press('Alt+x');
  await page.keyboard.press('Control+Enter');
  await expect(rule).toBeHidden();
  await expect(page.getByRole('region', { name: '队列' })).toContainText('先到先');
  // Now that nothing lies over the screen, the call has its keys.
  const calls = page.getByRole('button', { name: '马上到' });
  const waiting = await calls.count();
  expect(waiting).toBe(1);
  await expect(call).toContainText('另有');
  expect(await others()).toBeGreaterThanOrEqual(before);
});

test('F27 text-editing chords stay with the field', async ({ page, host }) => {
  await openLobby(page, host);
  const field = page.getByLabel('查找客户');
  await field.fill('wang xiao');
  await page.keyboard.press('Control+Backspace');
  await expect(field).toHaveValue('wang ');
  await field.fill('wang xiao');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+Delete');
  await expect(field).not.toHaveValue('wang xiao');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(field).toHaveValue('');
});

test('F27 after a click on a checkbox the letters and digits of a dialog still work', async ({
  page,
  host,
}) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  await page.keyboard.press('w');
  const gold = dialogOf(page).getByRole('checkbox', { name: /金卡/ });
  await gold.click();
  await expect(gold).toBeChecked();
  await page.keyboard.press('q');
  await expect(dialogOf(page).getByRole('checkbox', { name: /钻石/ })).toBeChecked();
  await page.keyboard.press('e');
  await expect(gold).not.toBeChecked();
  const first = dialogOf(page).getByRole('checkbox').first();
  const was = await first.isChecked();
  await page.keyboard.press('1');
  await expect(first).toBeChecked({ checked: !was });
});

test('F27 an input method that composes acts on nothing', async ({ page, host }) => {
  await openLobby(page, host);
  await page.keyboard.press('Alt+e');
  await dialogOf(page).waitFor();
  await page.evaluate(() => {
    const target = document.activeElement ?? document.body;
    const sign = { bubbles: true, cancelable: true, key: 'Escape', keyCode: 229 };
    target.dispatchEvent(new KeyboardEvent('keydown', sign));
    const composing = { bubbles: true, cancelable: true, key: 'Escape', isComposing: true };
    target.dispatchEvent(new KeyboardEvent('keydown', composing));
  });
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
});

test('F27 the sheet of keys opens everywhere, in both languages, the present screen first', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  await page.keyboard.press('Control+/');
  const now = partOf(sheetOf(page), '现在可用');
  await expect(partOf(now, '大堂')).toContainText('预约、过号、暂缓');
  await expect(now).not.toContainText('情景模拟');
  await expect(partOf(sheetOf(page), '其他画面')).toContainText('情景模拟');
  await page.keyboard.press('Alt+g');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Expected clients');
  await page.keyboard.press('Alt+g');
  await page.keyboard.press('Escape');
  await expect(sheetOf(page)).toBeHidden();
  await expect(page.getByLabel('查找客户')).toBeFocused();
});

test('F27 the sheet opens by ? and F1 over a dialog, which is there again afterwards', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('r');
  const rule = page.getByRole('dialog', { name: '叫号规则' });
  await rule.waitFor();
  await page.keyboard.press('?');
  await expect(partOf(sheetOf(page), '叫号规则')).toContainText('选规则');
  await page.keyboard.press('Escape');
  await expect(sheetOf(page)).toBeHidden();
  await page.keyboard.press('F1');
  await sheetOf(page).waitFor();
  await page.keyboard.press('F1');
  await expect(sheetOf(page)).toBeHidden();
  await expect(rule).toBeVisible();
});

test('F27 language and theme have keys, before and after sign-in', async ({ page, host }) => {
  await page.goto(host.link);
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Alt+g');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('Alt+g');
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('Alt+t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('F27 the pattern of the ratio rule is worked by keys', async ({ page, host }) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('r');
  await dialogOf(page).waitFor();
  await page.keyboard.press('3');
  const items = dialogOf(page).getByRole('listitem');
  await expect(items).toHaveCount(5);
  await page.keyboard.press('Backspace');
  await expect(items).toHaveCount(4);
  await page.keyboard.press('q');
  await expect(items).toHaveCount(5);
  await expect(items.last()).toContainText('钻石');
});

test('F27 a service item is skipped in the lobby by keys alone', async ({ page, host }) => {
  await openLobby(page, host);
  await page.keyboard.press('F4');
  await page.keyboard.press('Enter');
  await page
    .getByRole('checkbox', { name: /一声问候|一杯茶/ })
    .first()
    .waitFor();
  await page.keyboard.press('s');
  await dialogOf(page).waitFor();
  await page.keyboard.press('1');
  await dialogOf(page)
    .getByRole('button', { name: /客户不需要/ })
    .or(page.getByText('已跳过'))
    .first()
    .waitFor();
  if (await dialogOf(page).isVisible()) await page.keyboard.press('1');
  await expect(dialogOf(page)).toBeHidden();
});
