import { expect, test } from '../support/host.ts';
import { leave, signInHere } from '../support/people.ts';

test.use({ data: 'empty' });

test('the demo branch is made, with progress, and its lobby opens', async ({ page, host }) => {
  await page.goto(host.link);
  await expect(page.getByRole('heading', { name: '欢迎使用迎宾台' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('heading', { name: '请选择您的姓名' })).toBeVisible({
    timeout: 60_000,
  });
  await signInHere(page, '林经理');
  await expect(page.getByLabel('查找客户')).toBeFocused();
});

test('F42 a branch of one’s own is set up, the others choose their PIN with a code; what is missing is said beside the field', async ({
  page,
  host,
}) => {
  await page.goto(host.link);
  await expect(page.getByRole('heading', { name: '欢迎使用迎宾台' })).toBeVisible();
  await page.keyboard.press('2');
  await page.getByLabel('名称（中文）').fill('江北支行');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请填写机构号')).toBeVisible();
  await expect(page.getByText('PIN 应为 6 到 12 位数字。').first()).toBeVisible();
  await page.getByLabel('机构号').fill('JB01');
  await page.getByLabel('柜台数').fill('3');
  const fill = async (at: number, staffNo: string, name: string) => {
    await page.getByLabel('工号').nth(at).fill(staffNo);
    await page.getByLabel('姓名').nth(at).fill(name);
  };
  const pinOf = (at: number) => page.getByLabel('PIN', { exact: true }).nth(at);
  await fill(0, 'H1', '周主任');
  await pinOf(0).fill('111111');
  await expect(page.getByText('PIN 不能是重复、连续或对称的数字')).toBeVisible();
  await pinOf(0).fill('739164');
  await fill(1, 'H1', '许工');
  await expect(page.getByText('工号重复').first()).toBeVisible();
  await fill(1, 'A1', '许工');
  await pinOf(1).fill('482615');
  await page.getByRole('button', { name: '添加人员' }).click();
  await fill(2, 'T1', '吴柜员');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: '网点已建立' })).toBeVisible();
  // Codes cannot be asked for again: the keys of the form that was here do not put them away.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  const code = await page.getByLabel('吴柜员的一次性验证码').innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '请选择您的姓名' })).toBeVisible();
  await expect(page.getByText('江北支行')).toBeVisible();
  // Nobody chooses the teller's PIN without the code.
  await page.getByRole('combobox').fill('吴');
  await page.keyboard.press('Enter');
  await page.getByLabel('一次性验证码').fill('00000000');
  await page.getByLabel('新 PIN').fill('605837');
  await page.getByLabel('再次输入').fill('605837');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('还可尝试 4 次');
  await page.getByLabel('一次性验证码').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  await leave(page);
  await page.getByRole('combobox').fill('周');
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN').fill('739164');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(page.getByText('无人等候')).toBeVisible();
});

test('F18 of two first runs in two windows one wins, and the other is told', async ({
  page,
  host,
}) => {
  await page.goto(host.link);
  const other = await page.context().newPage();
  await other.goto(host.origin);
  for (const [window, letter] of [
    [page, 'K'],
    [other, 'Q'],
  ] as const) {
    await window.bringToFront();
    await expect(window.getByRole('heading', { name: '欢迎使用迎宾台' })).toBeVisible();
    await window.keyboard.press('2');
    await window.getByLabel('名称（中文）').fill(`${letter}支行`);
    await window.getByLabel('机构号').fill(letter);
    for (const [at, name] of ['李主任', '许工'].entries()) {
      await window
        .getByLabel('工号')
        .nth(at)
        .fill(`${letter}${String(at)}`);
      await window.getByLabel('姓名').nth(at).fill(name);
      await window.getByLabel('PIN', { exact: true }).nth(at).fill('739164');
    }
  }
  await page.bringToFront();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: '请选择您的姓名' })).toBeVisible();
  await other.bringToFront();
  await other.keyboard.press('Control+Enter');
  await expect(other.getByText('其他窗口已建立网点')).toBeVisible();
  await expect(other.getByRole('heading', { name: '请选择您的姓名' })).toBeVisible();
  await expect(other.getByText('K支行')).toBeVisible();
  await expect(other.getByRole('option')).toHaveCount(2);
});
