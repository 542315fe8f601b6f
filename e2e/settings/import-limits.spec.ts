import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin } from '../support/floor.ts';
import { expect, test } from '../support/host.ts';

test('F33 the limit of bad lines is set in the settings and holds for the next import', async ({
  page,
  host,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'extract-'));
  const bad = Array.from({ length: 12 }, (_, n) => `N9${String(n)},,,`);
  writeFileSync(
    join(folder, 'clients.csv'),
    ['client_no,name,phone,gender', 'N1,测试客户,,F', ...bad].join('\n'),
  );
  const importFolder = async () => {
    await page.getByRole('tab', { name: '客户数据' }).click();
    await page.getByRole('textbox').first().fill(folder);
    await page.keyboard.press('Enter');
  };
  await begin(page, host, '李主任', '设置');
  await importFolder();
  await expect(page.getByText('错误行超限，整个文件未导入')).toBeVisible();

  await page.getByRole('tab', { name: '自动导入' }).click();
  const percent = page.getByLabel('最多（占行数 %）');
  const lines = page.getByLabel('始终容许（行）');
  await expect(percent).toHaveValue('1');
  await expect(lines).toHaveValue('10');
  // What is no number of lines or no share is said beside its field and cannot be saved.
  await percent.fill('101');
  await lines.fill('-1');
  await expect(page.getByRole('button', { name: '保存' })).toBeDisabled();
  await percent.fill('0.5');
  await lines.fill('12');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('button', { name: '保存' })).toBeDisabled();

  await importFolder();
  await expect(page.getByText('导入完成，部分行未导入')).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: '自动导入' }).click();
  await expect(lines).toHaveValue('12');
  await expect(percent).toHaveValue('0.5');
  rmSync(folder, { recursive: true });
});
