import { chromium, type Browser, type CDPSession, type Cookie, type Page } from '@playwright/test';
import { join } from 'node:path';
import { findBrowser } from '../../build/browser/chromium.mjs';
import { ensureBuilt } from '../../build/fresh-build.mjs';
import { ensureToolchain, root } from '../../build/toolchain.mjs';
import { startBrowserHost } from '../../electron/browser-host.ts';
import type { Console } from '../../electron/app/console.ts';
import { demoPin } from '../../electron/demo/index.ts';

/** The built screens of a console in a real browser. */
export interface RealBrowser {
  /** A window where this person is signed in already. @param script runs in the page before anything of ours */
  open(staffNo: string, place: string, script: () => void): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the screens where they are stale. */
export async function buildPages(): Promise<void> {
  await ensureBuilt(await ensureToolchain(), ['client']);
}

/** Starts a browser whose windows all count as being in front. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      // Screens side by side: none of them is in the background.
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--disable-background-timer-throttling',
    ],
  });
}

/** Builds the screens where they are stale, serves them and starts a browser. */
export async function startRealBrowser(opened: Console): Promise<RealBrowser> {
  await buildPages();
  const host = await startBrowserHost({
    console: opened,
    pages: join(root, 'dist/client'),
    port: 0,
  });
  const browser = await launchBrowser();
  /** The host's link is good once; the other windows come with its cookie. */
  let cookies: Cookie[] | null = null;
  return {
    async open(staffNo, place, script) {
      const context = await browser.newContext({
        locale: 'zh-CN',
        viewport: { width: 1366, height: 768 },
        storageState: { cookies: cookies ?? [], origins: [] },
      });
      await context.addInitScript(`(${script.toString()})()`);
      const page = await context.newPage();
      const entered = await opened.staff.signIn(staffNo, demoPin);
      if (!entered.ok) throw new Error(`${staffNo} cannot sign in`);
      const token = JSON.stringify(entered.resumeToken);
      await page.addInitScript(
        `sessionStorage.setItem('vestibule.resume', ${token}); location.hash ||= '#/${place}';`,
      );
      await page.goto(cookies ? host.origin : host.link);
      await page.locator('[role=listbox], [data-lane], ol').first().waitFor();
      cookies = await context.cookies();
      return page;
    },
    async close() {
      await browser.close();
      await host.close();
    },
  };
}

/** Follows what a page uses; its thread's time does not run while other programs have the processor. */
export async function meter(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** What the page has used: bytes of its heap after the garbage is gone, milliseconds of processor of its thread. */
export async function usedBy(session: CDPSession): Promise<{ heap: number; processor: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { heap: of('JSHeapUsedSize'), processor: of('TaskDuration') * 1000 };
}
