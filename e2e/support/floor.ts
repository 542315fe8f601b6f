import type { BrowserContext, Page } from '@playwright/test';
import type { Host } from './host.ts';
import { signIn, signInHere } from './people.ts';
import { expect } from './host.ts';

/** Screens by their names in the navigation. */
type PlaceName = '大堂' | '柜台' | '网点' | '设置';

/** Signs a person in on the first page of a test and goes to a screen. */
export async function begin(page: Page, host: Host, name: string, place: PlaceName): Promise<Page> {
  await signIn(page, host, name);
  await goTo(page, place);
  return page;
}

/** Another window of the same console, with another person at it. */
export async function another(
  context: BrowserContext,
  host: Host,
  name: string,
  place: PlaceName,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(host.origin);
  await signInHere(page, name);
  await goTo(page, place);
  return page;
}

/** What each screen shows when it takes keys. */
function ready(page: Page, place: PlaceName) {
  switch (place) {
    case '大堂':
      return page.getByLabel('查找客户');
    case '柜台':
      return page.getByText('请选择您的柜台').or(page.getByRole('region', { name: '下一位' }));
    case '网点':
      return page.getByRole('region', { name: '队列' });
    case '设置':
      return page.getByRole('tab', { name: '人员' });
  }
}

/** Goes to a screen by the navigation, and waits until it is there. */
export async function goTo(page: Page, place: PlaceName): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: place }).click();
  await expect(page.getByRole('link', { name: place })).toHaveAttribute('aria-current', 'page');
  await ready(page, place).waitFor();
}

/** Finishes whoever is at this teller's counter, so that the next client can be called. */
export async function freeCounter(teller: Page): Promise<void> {
  const call = teller.getByRole('button', { name: /^叫号 / });
  const start = teller.getByRole('button', { name: '开始办理' });
  const complete = teller.getByRole('button', { name: '完成' });
  await call.or(start).or(complete).waitFor();
  if (await start.isVisible()) {
    await start.click();
    await complete.waitFor();
  }
  if (await complete.isVisible()) await complete.click();
  await call.waitFor();
}

/** Calls the next client and tells the number. */
export async function callNext(teller: Page): Promise<string> {
  await teller.keyboard.press('F2');
  await teller.getByRole('button', { name: '开始办理' }).waitFor();
  return numberHere(teller);
}

/** The number of the client at the counter. */
export async function numberHere(teller: Page): Promise<string> {
  return (await teller.getByRole('heading', { level: 1 }).textContent()) ?? '';
}

/**
 * Diamond first without any of its guarantees, so that the tier alone decides: the demo's clients wait on while the tests
 * run, and one of gold or regular who has waited for too long would go first.
 */
export async function tierAlone(head: Page): Promise<void> {
  await head.keyboard.press('r');
  const dialog = head.getByRole('dialog', { name: '叫号规则' });
  await dialog.getByLabel('每位客户最多让').fill('');
  for (const tier of ['钻石', '白金', '金卡', '普通'])
    await dialog.getByRole('spinbutton', { name: tier }).fill('');
  await head.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
}
