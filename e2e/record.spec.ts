import { createBranchLog } from '../electron/branch-log/index.ts';
import { fileKeyKeeper, openFolder } from '../electron/data/index.ts';
import { begin } from './support/floor.ts';
import { expect, test } from './support/host.ts';

test('a ticket’s history is told from the log, with every call that passed it', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('h');
  await page.getByLabel('号码').fill('A999');
  await page.keyboard.press('Enter');
  await expect(page.getByText('当日无此号。')).toBeVisible();
  await page.getByLabel('号码').fill('a009');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('region', { name: 'A009' });
  await expect(sheet.getByRole('row').nth(1)).toContainText('取号');
  await expect(sheet.getByText(/日志链已核对到第 \d+ 条/)).toBeVisible();
  const passes = await sheet.getByRole('row', { name: /后到的 [DPGA]\d{3}（.+）先叫到/ }).count();
  await expect(
    sheet.getByText(passes === 0 ? '未让他人优先' : `已让 ${passes} 位优先办理`),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '队列' })).toBeVisible();
});

test('a record that somebody changed is named to the head while the console runs', async ({
  page,
  host,
}) => {
  await host.kill();
  const folder = openFolder(host.dataDir, fileKeyKeeper({}));
  const seq = createBranchLog(folder.branch).lastSeq() - 7;
  folder.branch.prepare(`UPDATE log SET actor = 'X9' WHERE seq = ?`).run(seq);
  folder.close();
  const again = await host.again();
  await begin(page, again, '李主任', '网点');
  await expect(page.getByText('日志校验未通过').locator('..')).toContainText(
    `第 ${seq} 条记录被改动`,
    {
      timeout: 30_000,
    },
  );
});
