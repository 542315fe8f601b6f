import { expect, test } from './support/host.ts';
import { demoClients, openLobby, recognise, scan } from './support/people.ts';

test('F7 a walk-in who swipes a card later is that client, by Ctrl+I and a look at who it is', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  // One who holds no number yet.
  const first = await recognise(page, demoClients('diamond', false));
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.getByText('未识别客户').first().waitFor();
  await page.keyboard.press('Enter');
  const ticket = page.getByRole('region', { name: /^号票 A\d{3}$/ });
  await expect(ticket).toContainText('已取号');
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog', { name: /^A\d{3} 是哪位客户$/ });
  await expect(dialog.getByRole('button', { name: /请先找到客户/ })).toBeDisabled();
  // The reader's own Enter finds the client and confirms nothing.
  await scan(page, first.cardNo, ['Enter', 'Enter']);
  const confirm = dialog.getByRole('button', { name: new RegExp(`确认是 ${first.name}`) });
  await expect(confirm).toBeEnabled();
  await expect(dialog).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden({ timeout: 500 });
  }).toPass();
  await expect(ticket).toContainText('钻石');
  await expect(ticket).toContainText('五个一 · 0/5');
  // Nobody is asked again whose number it is.
  await expect(ticket.getByRole('button', { name: /识别客户/ })).toBeHidden();
});
