import type { Page } from '@playwright/test';
import { begin, freeCounter } from './support/floor.ts';
import { expect, test } from './support/host.ts';
import { demoClients, openLobby, scan, signIn } from './support/people.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
const [first, second] = demoClients('diamond', true);
const card = first?.cardNo ?? '';
const rest = '25121010000012345678';

test('F6 a scan while a dialog is open opens no card behind it, and says so', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  await page.keyboard.press('Alt+e');
  await dialogOf(page).waitFor();
  await scan(page, card);
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

test('F28 a card is recognised in every form in which readers send it', async ({ page, host }) => {
  await openLobby(page, host);
  const found = page.getByRole('region', { name: '识别结果' });
  const field = page.getByLabel('查找客户');
  for (const text of [
    `${card}=${rest}`,
    `*${card}`,
    `${card};`,
    `[${card}]`,
    `%E?;${card}=${rest}?`,
    `%B${card}^KEHU/YI^${rest}?;${card}=${rest}?`,
    `]C1${card}`,
  ]) {
    await scan(page, text);
    await expect(found, text).toContainText('钻石');
    await expect(field, text).toHaveValue(card);
    await page.keyboard.press('Escape');
    await expect(found).toBeHidden();
    await expect(field).toHaveValue('');
  }
  await scan(page, card, ['Tab']);
  await expect(found).toContainText('钻石');
  await expect(field).toBeFocused();
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

test('F29 the second card of a reader without suffix replaces the first', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  const field = page.getByLabel('查找客户');
  await scan(page, card, []);
  await expect(field).toHaveValue(card);
  await scan(page, second?.cardNo ?? '', []);
  await expect(field).toHaveValue(second?.cardNo ?? '');
  await expect(page.getByRole('region', { name: '识别结果' })).toBeVisible();
  // A person's typing goes on where it was.
  await field.fill('wang');
  await page.keyboard.type('xm', { delay: 90 });
  await expect(field).toHaveValue('wangxm');
});

test('F30 a card at the sign-in or the locked screen is no person, no PIN and no failed try', async ({
  page,
  host,
}) => {
  await page.goto(host.link);
  await page.getByRole('combobox').waitFor();
  await scan(page, card);
  await expect(page.getByText('不是 PIN')).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveValue('');
  await expect(page.getByLabel('PIN')).toBeHidden();

  await signIn(page, host, '王柜员');
  await page.keyboard.press('Control+l');
  const pin = page.getByLabel('PIN');
  await pin.waitFor();
  for (let swipe = 0; swipe < 6; swipe += 1) await scan(page, `;${card}=${rest}?`);
  await expect(page.getByText('不是 PIN')).toBeVisible();
  await scan(page, card, []);
  await expect(pin).toHaveValue('');
  // With another key first: an Enter alone would be the reader's, which may be late.
  await pin.press('End');
  await pin.fill(card);
  await page.keyboard.press('Enter');
  await expect(pin).toHaveValue('');
  await pin.fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/还可尝试 4 次/)).toBeVisible();
});
