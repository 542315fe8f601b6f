import type { Page } from '@playwright/test';
import { another, begin, callNext, freeCounter } from './floor.ts';
import { expect, test } from './host.ts';
import { demoClients, openLobby, recognise, scan, signIn } from './people.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
const sheetOf = (page: Page) => page.getByRole('dialog', { name: '按键一览' });

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
  await expect(page.getByRole('alert').filter({ hasText: '请您接待' })).toBeAttached();
  await page.keyboard.press('Alt+x');
  await page.keyboard.press('Control+Enter');
  await expect(rule).toBeHidden();
  await expect(page.getByRole('region', { name: '队列' })).toContainText('先到先');
  // Now that nothing lies over the screen, the call has its keys.
  const calls = page.getByRole('button', { name: '马上到' });
  const waiting = await calls.count();
  expect(waiting).toBe(1);
  await expect(page.getByRole('alert').filter({ hasText: '请您接待' })).toContainText('另有 2 位');
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
  const now = sheetOf(page).getByRole('region', { name: '现在可用' });
  await expect(now.getByRole('region', { name: '大堂' })).toContainText('预约、过号、暂缓');
  await expect(now).not.toContainText('情景模拟');
  await expect(sheetOf(page).getByRole('region', { name: '其他画面' })).toContainText('情景模拟');
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
  await expect(sheetOf(page).getByRole('region', { name: '叫号规则' })).toContainText('选规则');
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

test('F5 whom a key calls is whom it was chosen for, however the queue moves', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  await page.keyboard.press('F9');
  const dialog = page.getByRole('dialog', { name: '指定叫号' });
  await dialog.getByRole('option').first().waitFor();
  const chosen = dialog.getByRole('option', { selected: true });
  const number = ((await chosen.textContent()) ?? '').slice(0, 4);
  await page.keyboard.press('Enter');
  await dialog.getByLabel('原因').fill('资料已补齐');
  // Somebody else calls the very one, or the head of the queue moves on.
  const other = await another(context, host, '赵柜员', '柜台');
  await freeCounter(other);
  await callNext(other);
  await other.getByRole('button', { name: '开始办理' }).waitFor();
  const still = await chosen.count();
  if (still > 0) expect((await chosen.textContent()) ?? '').toContain(number);
  else await expect(dialog.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Enter');
  if (still > 0) await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
  else await expect(dialog).toBeVisible();
});

test('F6 a scan while a dialog is open opens no card behind it, and says so', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  const [client] = demoClients('diamond', true);
  await page.keyboard.press('Alt+e');
  await dialogOf(page).waitFor();
  await scan(page, client?.cardNo ?? '');
  await expect(page.getByText('对话框打开时不读卡')).toBeVisible();
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.getByRole('region', { name: '识别结果' })).toBeHidden();
});

test('F6 a scan into a reason leaves the reason as it was', async ({ page, host }) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  await page.keyboard.press('F9');
  const reason = dialogOf(page).getByLabel('原因');
  await reason.fill('资料');
  await scan(page, '6222021001123456789');
  await expect(page.getByText('对话框打开时不读卡')).toBeVisible();
  await expect(reason).toHaveValue('资料');
  await expect(dialogOf(page)).toBeVisible();
});

const card = demoClients('diamond', true)[0]?.cardNo ?? '';
const rest = '25121010000012345678';
for (const text of [
  `${card}=${rest}`,
  `*${card}`,
  `${card};`,
  `[${card}]`,
  `%E?;${card}=${rest}?`,
  `%B${card}^KEHU/YI^${rest}?;${card}=${rest}?`,
  `]C1${card}`,
])
  test(`F28 ${text.replace(card, 'NO')} is recognised`, async ({ page, host }) => {
    await openLobby(page, host);
    await scan(page, text);
    const found = page.getByRole('region', { name: '识别结果' });
    await expect(found).toContainText('钻石');
    await expect(page.getByLabel('查找客户')).toHaveValue(card);
  });

test('F28 a scan that holds no number takes no ticket, by its own Enter or the next', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  for (const text of ['%E?;E?', 'QWERTY', '%E?']) {
    await scan(page, text, ['Enter', 'Enter']);
    await expect(page.getByText('没有读出号码')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByText('没有读出号码')).toBeVisible();
    await expect(page.getByRole('button', { name: /^取号/ })).toBeHidden();
    await page.keyboard.press('Escape');
  }
});

test('F28 a reader that ends with Tab is read, and the focus stays', async ({ page, host }) => {
  await openLobby(page, host);
  await scan(page, card, ['Tab']);
  await expect(page.getByRole('region', { name: '识别结果' })).toContainText('钻石');
  await expect(page.getByLabel('查找客户')).toBeFocused();
});

test('F29 the second card of a reader without suffix replaces the first', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  const field = page.getByLabel('查找客户');
  const [first, second] = demoClients('diamond', true);
  await scan(page, first?.cardNo ?? '', []);
  await expect(field).toHaveValue(first?.cardNo ?? '');
  await scan(page, second?.cardNo ?? '', []);
  await expect(field).toHaveValue(second?.cardNo ?? '');
  await expect(page.getByRole('region', { name: '识别结果' })).toBeVisible();
  // A person's typing goes on where it was.
  await field.fill('wang');
  await page.keyboard.type('xm', { delay: 90 });
  await expect(field).toHaveValue('wangxm');
});

test('F30 a card at the locked screen is no PIN and no failed try', async ({ page, host }) => {
  await signIn(page, host, '王柜员');
  await page.keyboard.press('Control+l');
  const pin = page.getByLabel('PIN');
  await pin.waitFor();
  for (let swipe = 0; swipe < 6; swipe += 1) await scan(page, `;${card}=${rest}?`);
  await expect(page.getByText('不是 PIN')).toBeVisible();
  await scan(page, card, []);
  await expect(pin).toHaveValue('');
  await pin.fill(card);
  await page.keyboard.press('Enter');
  await expect(pin).toHaveValue('');
  await pin.fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/还可尝试 4 次/)).toBeVisible();
});

test('F30 a card at the list of people chooses nobody', async ({ page, host }) => {
  await page.goto(host.link);
  await page.getByRole('combobox').waitFor();
  await scan(page, card);
  await expect(page.getByText('不是 PIN')).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveValue('');
  await expect(page.getByLabel('PIN')).toBeHidden();
});
