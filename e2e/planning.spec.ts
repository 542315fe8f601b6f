import { begin, goTo } from './floor.ts';
import { expect, test } from './host.ts';

test('waits are forecast, a day is compared and played again', async ({ page, host }) => {
  await begin(page, host, '李主任', '网点');
  await expect(
    page
      .getByRole('region', { name: '队列' })
      .getByText(/^还要 \d+–\d+′$/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press('w');
  const week = page.getByRole('dialog', { name: '今天与上周' });
  await expect(week.getByText('还没有前几天的记录')).toBeVisible();
  await expect(week.getByRole('img', { name: /每刻钟来的人数/ }).locator('svg')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  const whatIf = page.getByRole('dialog', { name: '假如' });
  await whatIf.getByRole('button', { name: '重新排' }).waitFor();
  await page.keyboard.press('Control+Enter');
  // What was, the same played, the other, first come first served, and the cost; one line of heads.
  await expect(whatIf.getByRole('row')).toHaveCount(6);
  await page.keyboard.press('Escape');
  await goTo(page, '大堂');
  const list = page.getByRole('listbox');
  await list.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/九成在 \d+ 分钟内/).first()).toBeVisible();
});
