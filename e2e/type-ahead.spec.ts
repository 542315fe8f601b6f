import type { Page } from '@playwright/test';
import { another, begin, callNext, freeCounter, goTo } from './support/floor.ts';
import { expect, test } from './support/host.ts';

/** Presses keys as a quick person does whose second key comes before the first has shown anything. */
async function quickly(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('F27 a quick second key goes to what the first has opened, not to what lies behind', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '网点');
  await quickly(page, 'r', '4', 'Control+Enter');
  await expect(page.getByRole('region', { name: '队列' })).toContainText('先到先');
  await expect(page.getByRole('dialog')).toBeHidden();

  await goTo(page, '设置');
  await page.getByRole('tab', { name: '人员' }).click();
  await page.getByRole('row', { name: /^王柜员/ }).waitFor();
  // Enter on the list would open a person; after R it answers the question about a PIN.
  await quickly(page, 'r', 'Enter');
  await expect(page.getByRole('dialog', { name: /验证码/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  // What is typed on goes into the field that the key before it opened.
  await page.keyboard.type('nt99', { delay: 45 });
  const form = page.getByRole('dialog', { name: '添加人员' });
  await expect(form.getByLabel('工号')).toHaveValue('t99');
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
  const other = await another(context, host, '郑柜员', '柜台');
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
