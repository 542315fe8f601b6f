import { expect, test } from './host.ts';
import { signInHere } from './people.ts';

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

test('a branch of one’s own is set up; what is missing is said beside the field', async ({
  page,
  host,
}) => {
  await page.goto(host.link);
  await expect(page.getByRole('heading', { name: '欢迎使用迎宾台' })).toBeVisible();
  await page.keyboard.press('2');
  await page.getByLabel('名称（中文）').fill('江北支行');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请填写机构号')).toBeVisible();
  await expect(page.getByText('6 到 12 位数字')).toBeVisible();
  await page.getByLabel('机构号').fill('JB01');
  await page.getByLabel('柜台数').fill('3');
  await page.getByLabel('工号').fill('H1');
  await page.getByLabel('姓名').fill('周主任');
  await page.getByLabel('PIN').fill('135792');
  await page.getByRole('button', { name: '添加人员' }).click();
  await page.getByLabel('工号').nth(1).fill('H1');
  await expect(page.getByText('工号重复')).toBeVisible();
  await page.getByLabel('工号').nth(1).fill('T1');
  await page.getByLabel('姓名').nth(1).fill('吴柜员');
  await page.getByLabel('PIN').nth(1).fill('246802');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: '请选择您的姓名' })).toBeVisible();
  await expect(page.getByText('江北支行')).toBeVisible();
  await page.getByRole('combobox').fill('周');
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN').fill('135792');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(page.getByText('无人等候')).toBeVisible();
});
