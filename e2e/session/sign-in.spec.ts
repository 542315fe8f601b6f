import { demoPin } from '../../electron/demo/index.ts';
import { expect, test } from '../support/host.ts';
import { signIn, signInHere } from '../support/people.ts';

test('a person is found by initials, a wrong PIN tells the tries left, the right one opens the role’s screen', async ({
  page,
  host,
}) => {
  await page.goto(host.link);
  await page.getByRole('combobox').fill('ljl');
  await expect(page.getByRole('option')).toHaveText([/林经理/]);
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN').fill('111111');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('还可尝试 4 次');
  await page.getByLabel('PIN').fill(demoPin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').getByText('大堂')).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(page.getByLabel('查找客户')).toBeFocused();
});

test('five wrong PINs lead to a wait that counts down', async ({ page, host }) => {
  await page.goto(host.link);
  await page.getByRole('combobox').fill('ljl');
  await page.keyboard.press('Enter');
  for (let times = 0; times < 5; times += 1) {
    await expect(page.getByLabel('PIN')).toBeFocused();
    await page.getByLabel('PIN').fill('111111');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).not.toBeEmpty();
    await expect(page.getByLabel('PIN')).toHaveValue('');
  }
  await expect(page.getByRole('alert')).toContainText(/请于 \d+:\d\d 后再试/);
  await expect(page.getByLabel('PIN')).toBeDisabled();
});

test('the lock hides everything and returns to the same place', async ({ page, host }) => {
  await signIn(page, host, '李主任');
  await page.keyboard.press('Alt+1');
  await expect(page).toHaveURL(/#\/lobby$/);
  await page.getByLabel('查找客户').fill('zhang');
  await expect(page.getByRole('listbox', { name: '查找结果' })).toBeVisible();
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '已锁屏' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.getByLabel('PIN').fill(demoPin);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/lobby$/);
  await expect(page.getByLabel('查找客户')).toHaveValue('zhang');
});

test('a reloaded page stays signed in; another tab does not', async ({ page, host, context }) => {
  await signIn(page, host, '林经理');
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  const other = await context.newPage();
  await other.goto(host.origin);
  await expect(other.getByRole('heading', { name: '请选择您的姓名' })).toBeVisible();
});

test('the language changes at once, and a role sees only its screens', async ({ page, host }) => {
  await signIn(page, host, '林经理');
  const places = page.getByRole('navigation').getByRole('link');
  await expect(places).toHaveText(['大堂', '客户']);
  await page.getByRole('button', { name: '切换语言' }).click();
  await expect(places).toHaveText(['Lobby', 'Clients']);
  await expect(page.getByPlaceholder('Card, ID, phone, name or pinyin')).toBeVisible();
  await page.reload();
  await expect(places).toHaveText(['Lobby', 'Clients']);
});

test('a link works once: a page without a session says what to do', async ({ browser, host }) => {
  const first = await (await browser.newContext()).newPage();
  await first.goto(host.link);
  await signInHere(first, '林经理');
  const second = await (await browser.newContext()).newPage();
  await second.goto(host.link);
  await expect(second.getByText('请关闭本页，用终端中新的启动链接重新打开')).toBeVisible();
});

test('F42 a person changes their own PIN by keys; the demo’s hint is gone for them alone', async ({
  page,
  host,
}) => {
  await signIn(page, host, '王柜员');
  await page.keyboard.press('Alt+u');
  const dialog = page.getByRole('dialog', { name: '修改您的 PIN' });
  await expect(dialog.getByLabel('当前 PIN')).toBeFocused();
  const fill = async (present: string, wanted: string, again: string) => {
    await dialog.getByLabel('当前 PIN').fill(present);
    await dialog.getByLabel('新 PIN').fill(wanted);
    await dialog.getByLabel('再次输入').fill(again);
    await page.keyboard.press('Enter');
  };
  await fill(demoPin, '123456', '123456');
  await expect(dialog.getByRole('alert')).toContainText('不能是重复、连续或对称');
  await fill('739164', '605837', '605837');
  await expect(dialog.getByRole('alert')).toContainText('还可尝试 4 次');
  await fill(demoPin, '605837', '605837');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('PIN 已修改')).toBeVisible();

  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '已锁屏' })).toBeVisible();
  await expect(page.getByText(demoPin)).toHaveCount(0);
  await page.getByLabel('PIN').fill('605837');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();

  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '已锁屏' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(`没有改过 PIN 的人，PIN 都是 ${demoPin}`)).toBeVisible();
});
