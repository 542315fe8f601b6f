import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { begin } from './support/floor.ts';
import { expect, test } from './support/host.ts';
import { demoClients } from './support/people.ts';
import type { Look } from './support/tour.ts';
import { tourBranch, tourClients, tourCounter, tourLobby, tourSettings } from './support/tour.ts';

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** What axe finds on the page as it is, or on the dialog above it, in words that can be acted on. */
async function findings(page: Page, axe: AxeBuilder): Promise<string[]> {
  if (await page.getByRole('dialog').isVisible()) axe.include('[role="dialog"]');
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/**
 * Looks at a page in both themes: everything in one of them; in the other the contrast, since a theme changes nothing else.
 * @returns what to call at each screen, and what was found so far.
 */
function eyes(page: Page, whole: Theme): { look: Look; found: string[] } {
  const found: string[] = [];
  const look: Look = async (where) => {
    for (const theme of themes) {
      // As if chosen in another window: the system's own choice reaches a busy page late or never.
      await page.evaluate((choice) => {
        localStorage.setItem('vestibule.theme', choice);
        window.dispatchEvent(new StorageEvent('storage', { key: 'vestibule.theme' }));
      }, theme);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      const axe = new AxeBuilder({ page }).setLegacyMode().options({
        ...(theme === whole
          ? { rules: { 'label-content-name-mismatch': { enabled: true } } }
          : { runOnly: ['color-contrast'] }),
        // Most of the time went into describing what is right, and into fetching style sheets again.
        resultTypes: ['violations'],
        preload: false,
      });
      found.push(...(await findings(page, axe)).map((one) => `${where}, ${theme}: ${one}`));
    }
  };
  return { look, found };
}

for (const [language, whole] of [
  ['zh', 'light'],
  ['en', 'dark'],
] as const) {
  // A second language finds what is named in one alone; it doubles the time, so it runs with `npm run test:hard`.
  const tag = language === 'en' ? '@long' : '@screens';
  test(
    `F37 axe finds nothing on any screen and dialog (${language})`,
    { tag },
    async ({ page, host }) => {
      test.setTimeout(400_000);
      const { look, found } = eyes(page, whole);
      await begin(page, host, '李主任', '网点');
      if (language === 'en') {
        await page.keyboard.press('Alt+g');
        await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      }
      await tourBranch(page, look);
      await tourLobby(page, look, demoClients('diamond', false)[0]!);
      await tourCounter(page, look);
      await tourClients(page, look);
      await tourSettings(page, look);
      await page.keyboard.press('Control+l');
      await page.getByLabel('PIN').waitFor();
      await look('lock');
      await page.keyboard.press('Escape');
      await page.getByRole('option').first().waitFor();
      await look('sign-in');
      await page.goto(`${host.origin}/#/display`);
      await page.getByRole('main').waitFor();
      await look('display');
      expect(found).toEqual([]);
    },
  );
}

test.describe('a first run', () => {
  test.use({ data: 'empty' });

  test('F37 axe finds nothing on the screens of a first run', async ({ page, host }) => {
    const { look, found } = eyes(page, 'light');
    await page.goto(host.link);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('first run');
    await page.keyboard.press('2');
    await page.getByRole('textbox').first().waitFor();
    await look('own branch');
    await page.keyboard.press('Control+Enter');
    await look('own branch, refused');
    expect(found).toEqual([]);
  });
});
