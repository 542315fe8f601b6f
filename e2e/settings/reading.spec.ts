import { begin } from '../support/floor.ts';
import { expect, test } from '../support/host.ts';

test('the branch head sees who searched and listed clients', async ({ page, host }) => {
  await begin(page, host, '李主任', '设置');
  await page.getByRole('tab', { name: '查阅记录' }).click();
  await expect(page.getByText('没有异常。')).toBeVisible();
  const records = page.getByRole('region', { name: '查阅记录' });
  await expect(records.getByRole('row').first()).toContainText('李主任');
  await expect(records.getByRole('row').first()).toContainText('登录');
});
