import type { Page } from '@playwright/test';
import { demoBook, demoPin, demoSeed, ownBranchCode } from '../../electron/demo/index.ts';
import { businessDateOf } from '../../shared/model/dates.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import { expect, type Host } from './host.ts';

/** A client of the demo branch, with every key that finds them. */
export interface DemoClient {
  readonly clientNo: string;
  readonly name: string;
  readonly idNo: string;
  readonly phone: string;
  readonly cardNo: string;
  readonly gender: string;
}

/** Clients of a tier with a card, of this branch or of another, in the book's order. */
export function demoClients(tier: Tier, ownBranch: boolean): DemoClient[] {
  const { rows, tiers } = demoBook({ seed: demoSeed, today: businessDateOf(Date.now()) });
  return rows.clients.flatMap((row) => {
    const card = rows.cards.find(({ client_no }) => client_no === row.client_no);
    const fits =
      card &&
      row.kind !== 'corporate' &&
      tiers.get(row.client_no) === tier &&
      (row.home_branch === ownBranchCode) === ownBranch;
    if (!fits) return [];
    return {
      clientNo: row.client_no,
      name: row.name,
      idNo: row.id_no,
      phone: row.phone,
      cardNo: card.card_no,
      gender: row.gender,
    };
  });
}

/** Opens the console and signs a person of the demo branch in. */
export async function signIn(page: Page, host: Host, name: string): Promise<void> {
  await page.goto(host.link);
  await signInHere(page, name);
}

/** Signs in on the page as it is. */
export async function signInHere(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN').fill(demoPin);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
}

/** Locks the console and loads the page anew, so that somebody else can sign in. */
export async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: '解锁' }).waitFor();
  await page.reload();
}

/** Unlocks the window for the person who locked it. */
export async function unlock(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '已锁屏' })).toBeVisible();
  await page.getByLabel('PIN').fill(demoPin);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
}

/**
 * Types as a scanner does: a key every 5 ms, ended by Enter or Tab. The times are those of the keys, as a keyboard gives them,
 * so a busy machine does not turn the scanner into a person.
 * @param ends what it presses after the text
 */
export async function scan(
  page: Page,
  text: string,
  ends: readonly ('Enter' | 'Tab')[] = ['Enter'],
): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  const stroke = (key: string, at: number) => ({
    type: 'keyDown' as const,
    key,
    ...(key === 'Tab' ? {} : { text: key === 'Enter' ? '\r' : key }),
    ...(key === 'Enter' && { code: 'Enter', windowsVirtualKeyCode: 13 }),
    ...(key === 'Tab' && { code: 'Tab', windowsVirtualKeyCode: 9 }),
    timestamp: start + at * 0.005,
  });
  // Sent without waiting for each: the keyboard does not wait for the page either.
  await Promise.all(
    [...text, ...ends].flatMap((key, at) => {
      const down = stroke(key, at);
      return [down, { ...down, type: 'keyUp' as const }].map((event) =>
        keyboard.send('Input.dispatchKeyEvent', event),
      );
    }),
  );
  await keyboard.detach();
}

/** Signs the lobby manager in and waits until the lobby takes keys. */
export async function openLobby(page: Page, host: Host): Promise<void> {
  await signIn(page, host, '林经理');
  await page.getByLabel('查找客户').waitFor();
}

/**
 * Finds a client who holds no ticket yet, by card; the recognition card is open afterwards.
 * @returns the client.
 */
export async function recognise(
  page: Page,
  candidates: readonly DemoClient[],
): Promise<DemoClient> {
  for (const client of candidates) {
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').fill(client.cardNo);
    const card = page.getByRole('region', { name: '识别结果' });
    await card.waitFor();
    if (await card.getByRole('button', { name: /^取号/ }).isVisible()) return client;
  }
  throw new Error('every candidate holds a ticket already');
}
