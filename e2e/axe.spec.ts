import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { demoClients, recognise, signIn } from './people.ts';

/** What axe finds on the page as it is, in words that can be acted on. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

const languages = ['zh', 'en'] as const;
const themes = ['light', 'dark'] as const;

for (const language of languages)
  for (const theme of themes) {
    test(`F37 axe finds nothing on any screen (${language}, ${theme})`, async ({ page, host }) => {
      test.setTimeout(600_000);
      const found: string[] = [];
      const look = async (where: string) => {
        await page.waitForTimeout(0);
        found.push(...(await findings(page)).map((one) => `${where}: ${one}`));
      };
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await signIn(page, host, '李主任');
      if (language === 'en') await page.getByRole('button', { name: '切换语言' }).click();
      await page.getByRole('region').first().waitFor();
      await look('branch');
      for (const [keys, what] of [
        ['r', 'rule'],
        ['i', 'what-if'],
        ['w', 'week'],
        ['e', 'day'],
        ['1', 'counter'],
      ] as const) {
        await page.keyboard.press(keys);
        await page.getByRole('dialog').waitFor();
        await look(what);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      for (const [keys, what] of [
        ['h', 'history'],
        ['d', 'report'],
      ] as const) {
        await page.keyboard.press(keys);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await look(what);
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('Alt+1');
      await page.getByRole('combobox').first().waitFor();
      await look('lobby');
      if (language === 'zh') {
        await recognise(page, demoClients('diamond', true));
        await look('card');
        await page.keyboard.press('Control+b');
        await page.getByRole('dialog').waitFor();
        await look('appointment');
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('Alt+2');
      await page.getByRole('main').getByRole('button').first().waitFor();
      await look('counter');
      await page.keyboard.press('Alt+4');
      await page.getByRole('searchbox').or(page.getByRole('combobox')).first().waitFor();
      await look('clients');
      await page.keyboard.press('Alt+5');
      const tabs = page.getByRole('tab');
      await tabs.first().waitFor();
      for (let at = 0; at < (await tabs.count()); at += 1) {
        await tabs.nth(at).click();
        await page.getByRole('tabpanel').locator('section').first().waitFor();
        await look(`settings ${String(at + 1)}`);
      }
      await page.keyboard.press('Control+l');
      await page.getByLabel('PIN').waitFor();
      await look('lock');
      await page.goto(`${host.origin}/#/display`);
      await page.getByRole('main').waitFor();
      await look('display');
      expect(found).toEqual([]);
    });
  }
