import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { DemoClient } from './people.ts';

/** Looks at what is on the page now; `where` names it. */
export type Look = (where: string) => Promise<void>;

const shortcut = (page: Page, keys: string) =>
  page.locator(`[aria-keyshortcuts="${keys}"]:not([disabled])`);

/** Opens a dialog by its key, looks at it, and closes it again. */
async function dialog(page: Page, look: Look, key: string, where: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
  await look(where);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** The branch screen with its dialogs and pages; whoever is signed in is the head. */
export async function tourBranch(page: Page, look: Look): Promise<void> {
  await page.getByRole('meter').or(page.getByRole('region')).first().waitFor();
  await look('branch');
  for (const [key, where] of [
    ['?', 'keys'],
    ['r', 'rule'],
    ['p', 'promises'],
    ['i', 'what-if'],
    ['w', 'week'],
    ['e', 'end of day'],
    ['1', 'counter dialog'],
    ['6', 'closed counter dialog'],
  ] as const)
    await dialog(page, look, key, where);
  await page.keyboard.press('ArrowDown');
  await dialog(page, look, 'm', 'move');
  await page.keyboard.press('Escape');
  for (const [key, where] of [
    ['h', 'history'],
    ['d', 'report'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shortcut(page, 'Escape').first().waitFor();
    await look(where);
    await page.keyboard.press('Escape');
    await shortcut(page, 'R').first().waitFor();
  }
}

/** The lobby: nobody, a client, the ticket, and the dialogs of each. */
export async function tourLobby(page: Page, look: Look, client: DemoClient): Promise<void> {
  await page.keyboard.press('Alt+1');
  const search = page.getByRole('combobox').first();
  await search.waitFor();
  await look('lobby');
  await dialog(page, look, 'Alt+e', 'expected');
  await page.keyboard.press('F2');
  await look('walk-in');
  await page.keyboard.press('Escape');
  await search.fill('wang');
  await page.getByRole('option').first().waitFor();
  await look('hits');
  await search.fill(client.cardNo);
  await shortcut(page, 'F9').first().waitFor();
  await look('card');
  await dialog(page, look, 'Control+b', 'appointment');
  await dialog(page, look, 'F9', 'why');
  await page.keyboard.press('Enter');
  await shortcut(page, 'F10').first().waitFor();
  await look('ticket');
  await dialog(page, look, 'F10', 'cancel');
  // The first press calls the receiver, the next one offers others.
  await expect(async () => {
    await page.keyboard.press('F6');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await look('receivers');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // A ticket that is opened from the list has the keys; one just taken leaves them to the next client.
  await page.keyboard.press('F4');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: /[A-Z]\d{3}/ }).waitFor();
  await dialog(page, look, 's', 'skip');
}

/** The counter: choosing one, nobody there, a client called and served, the ways out. */
export async function tourCounter(page: Page, look: Look): Promise<void> {
  await page.keyboard.press('Alt+2');
  await shortcut(page, '6').first().waitFor();
  await look('choose counter');
  await page.keyboard.press('6');
  await shortcut(page, 'F2').first().waitFor();
  await look('counter');
  for (const [key, where] of [
    ['F9', 'chosen'],
    ['w', 'work'],
    ['F10', 'pause'],
  ] as const)
    await dialog(page, look, key, where);
  await page.keyboard.press('F2');
  await shortcut(page, 'F3').first().waitFor();
  await look('called');
  await page.keyboard.press('F2');
  await shortcut(page, 'F8').first().waitFor();
  await look('serving');
  for (const [key, where] of [
    ['F7', 'transfer'],
    ['F6', 'park'],
  ] as const)
    await dialog(page, look, key, where);
  await page.keyboard.press('F8');
  await shortcut(page, 'F8').first().waitFor({ state: 'detached' });
}

/** The book: list, the dialogs of prospects, and a client's sheet. */
export async function tourClients(page: Page, look: Look): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('option').first().waitFor();
  await look('clients');
  await dialog(page, look, 'Alt+n', 'note a prospect');
  await dialog(page, look, 'Alt+p', 'prospects');
  await page.keyboard.press('Enter');
  await page.getByRole('article').waitFor();
  await look('sheet');
  await page.keyboard.press('a');
  await page.getByRole('table').first().waitFor();
  await page.keyboard.press('F9');
  await page.getByRole('article').getByRole('img').first().waitFor();
  await look('sheet, everything open');
  await dialog(page, look, '1', 'reveal');
  await dialog(page, look, 'F2', 'address');
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor();
}

/** Every part of the settings with its dialogs; whoever is signed in may do everything there. */
export async function tourSettings(page: Page, look: Look): Promise<void> {
  await page.keyboard.press('Alt+5');
  const tabs = page.getByRole('tab');
  const panel = page.getByRole('tabpanel');
  const to = async (at: number) => {
    await tabs.nth(at - 1).click();
    // Keys mean the part, not the tab that was clicked; a part whose first field has the focus keeps it.
    await tabs.nth(at - 1).blur();
    await expect(tabs.nth(at - 1)).toHaveAttribute('aria-selected', 'true');
    await panel.locator('section').nth(1).or(panel.getByRole('group')).first().waitFor();
  };
  await to(1);
  await look('settings: branch');
  await panel.getByRole('textbox').first().fill('');
  await page.keyboard.press('Control+s');
  await look('settings: branch, refused');
  await tabs.nth(1).click();
  await page.getByRole('dialog').waitFor();
  await look('leave');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await to(2);
  await panel.getByRole('row').nth(2).waitFor();
  await look('settings: people');
  await dialog(page, look, 'n', 'new person');
  await dialog(page, look, 'Enter', 'person');
  await dialog(page, look, 'r', 'reset PIN');
  await to(3);
  await shortcut(page, 'C').first().waitFor();
  await look('settings: schemes');
  await dialog(page, look, 'n', 'new scheme');
  await dialog(page, look, 'c', 'copy scheme');
  await page.keyboard.press('ArrowDown');
  await dialog(page, look, 'u', 'use scheme');
  for (const at of [4, 5, 6, 7]) {
    await to(at);
    await look(`settings: ${String(at)}`);
  }
}
