import type { Page } from '@playwright/test';
import { begin, goTo } from '../support/floor.ts';
import { expect, test } from '../support/host.ts';
import { demoClients, openLobby, recognise, signInHere, unlock } from '../support/people.ts';

const leaving = (page: Page) => page.getByRole('dialog', { name: '有未保存的改动' });

test('F20 keys, links and the way back ask before unsaved settings are left', async ({
  page,
  host,
}) => {
  test.slow();
  await begin(page, host, '李主任', '设置');
  const name = page.getByLabel('英文名称').first();
  await name.fill('South');
  const ways = [
    () =>
      page.evaluate(() => {
        history.back();
      }),
    () => page.keyboard.press('Alt+1'),
    () =>
      page.evaluate(() => {
        location.hash = '#/lobby';
      }),
  ];
  for (const leave of ways) {
    await leave();
    await expect(leaving(page), String(leave)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(leaving(page)).toBeHidden();
    await expect(name).toHaveValue('South');
    await expect(page).toHaveURL(/#\/settings$/);
  }
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('查找客户').waitFor();
  await goTo(page, '设置');
  await expect(page.getByLabel('英文名称').first()).not.toHaveValue('South');
});

test('F20 what is half-filled outlives a lock, for its person alone', async ({ page, host }) => {
  await begin(page, host, '李主任', '设置');
  await page.getByLabel('英文名称').first().fill('South');
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(page.getByLabel('英文名称').first()).toHaveValue('South');
  await expect(page.getByText('有未保存的改动')).toBeVisible();
  await page.keyboard.press('Control+l');
  // Somebody else comes: they are told, and see nothing of it.
  await page.getByLabel('PIN').waitFor();
  await page.keyboard.press('Escape');
  const asks = page.getByRole('dialog', { name: '李主任 有未完成的内容' });
  await expect(asks).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(asks).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await signInHere(page, '许工');
  await goTo(page, '设置');
  await expect(page.getByLabel('英文名称').first()).not.toHaveValue('South');
  await page.keyboard.press('Control+l');
  await page.getByLabel('PIN').waitFor();
  await page.keyboard.press('Escape');
  await signInHere(page, '李主任');
  await goTo(page, '设置');
  await expect(page.getByLabel('英文名称').first()).toHaveValue('South');
});

test('F20 Ctrl+L locks over a dialog; a person half-filled in and a folder are there afterwards', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '设置');
  await page.getByRole('tab', { name: '人员' }).click();
  await page.getByRole('row', { name: /^王柜员/ }).waitFor();
  await page.keyboard.press('n');
  const person = page.getByRole('dialog', { name: '添加人员' });
  await person.getByLabel('工号').fill('T77');
  await person.getByLabel('姓名').fill('周宁');
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(person.getByLabel('姓名')).toHaveValue('周宁');
  await expect(person.getByLabel('工号')).toHaveValue('T77');
  // Who closes the form gives it up.
  await page.keyboard.press('Escape');
  await expect(person).toBeHidden();
  await page.keyboard.press('n');
  await expect(person.getByLabel('姓名')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(person).toBeHidden();
  const folder = page.getByRole('textbox', { name: /文件夹/ });
  await page.getByRole('tab', { name: '客户数据' }).click();
  await folder.fill('/data/export');
  await goTo(page, '大堂');
  await page.keyboard.press('Control+l');
  await unlock(page);
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '客户数据' }).click();
  await expect(folder).toHaveValue('/data/export');
});

test('F20 the idle lock costs no reason that was typed', async ({ page, host }) => {
  await page.clock.install();
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: '叫号规则' });
  await dialog.getByLabel('每位客户最多让').fill('7');
  await page.clock.fastForward(11 * 60_000);
  await unlock(page);
  await expect(dialog.getByLabel('每位客户最多让')).toHaveValue('7');
});

test('F20 an appointment and an arrival are there again after a lock', async ({ page, host }) => {
  await page.clock.install();
  await openLobby(page, host);
  await recognise(page, demoClients('gold', true));
  await page.keyboard.press('F7');
  const card = page.getByRole('region', { name: '识别结果' });
  await expect(card).toContainText('长者');
  await page.keyboard.press('Control+b');
  const dialog = page.getByRole('dialog', { name: /预约/ });
  await dialog.getByLabel('时间').fill('16:45');
  await page.clock.fastForward(11 * 60_000);
  await unlock(page);
  await expect(dialog.getByLabel('时间')).toHaveValue('16:45');
  await page.keyboard.press('Escape');
  await expect(card).toContainText('长者');
});

test('F20 what was chosen for one unknown client is not chosen for the next', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  const field = page.getByLabel('查找客户');
  const [first, second] = ['6222020000000000009999', '6222020000000000008888'];
  const card = (text: string) => page.getByRole('region', { name: `未找到“${text}”` });
  await field.fill(first);
  await card(first).waitFor();
  await page.keyboard.press('F7');
  await expect(card(first)).toContainText('长者');
  await field.fill(second);
  await card(second).waitFor();
  await expect(card(second)).not.toContainText('长者');
});

test('F20 a poll that fails leaves the form that is being filled in', async ({ page, host }) => {
  let broken = false;
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((message) => {
      core.send(broken ? spoiled(message) : message);
    });
    core.onMessage((message) => {
      socket.send(message);
    });
  });
  await begin(page, host, '李主任', '设置');
  await page.getByRole('tab', { name: '自动导入' }).click();
  const folder = page.getByRole('textbox', { name: '文件夹（本机或共享）' });
  await folder.fill('/data/half');
  broken = true;
  await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 20_000 });
  await expect(folder).toHaveValue('/data/half');
});

/** A question that the core does not know: it is answered with an error of its own. */
function spoiled(message: string | Buffer): string | Buffer {
  if (typeof message !== 'string') return message;
  return message.replace('/intake/state', '/intake/gone');
}
