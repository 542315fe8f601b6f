import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPin } from '../../electron/demo/index.ts';
import { expect, runCli, test } from '../support/host.ts';

test('F39 a branch whose file is gone is restored from the page by the PIN of its head', async ({
  page,
  host,
}) => {
  const target = mkdtempSync(join(tmpdir(), 'backup-'));
  await host.kill();
  const file = join(target, 'evening.backup');
  await runCli(['backup', '--data', host.dataDir, file]);
  for (const end of ['', '-wal']) rmSync(join(host.dataDir, `branch.db${end}`), { force: true });
  const again = await host.again();
  await page.goto(again.link);
  await expect(page.getByRole('heading', { name: /branch\.db）不见了/ })).toBeVisible();
  await expect(page.getByText('没有新建网点')).toBeVisible();
  await expect(page.getByRole('button', { name: /日志到第 \d+ 条/ })).toHaveText(/evening\.backup/);
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('仍然无法打开')).toBeVisible();
  await page.getByRole('button', { name: '检查备份' }).click();
  await expect(page.getByText(/内容完整/)).toBeVisible();
  await expect(page.getByText('此后没有已知的新记录')).toBeVisible();
  await page.screenshot({ path: join(process.env['SHOTS'] ?? tmpdir(), 'recovery-zh.png') });
  await page.getByLabel('PIN').fill('111111');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/还可尝试 4 次/)).toBeVisible();
  await page.getByRole('button', { name: /李主任/ }).click();
  await page.getByLabel('PIN').fill(demoPin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '请选择您的姓名' })).toBeVisible();
  rmSync(target, { recursive: true });
});
