// Draws the PNG files beside icon.svg again after it was changed: node build/with-node.mjs build/icons/render.mjs
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../browser/chromium.mjs';
import { root } from '../toolchain.mjs';

const folder = join(root, 'build', 'icons');
const sizes = [16, 32, 48, 64, 128, 256, 512];

const browser = findBrowser();
const running = await chromium.launch({
  ...(browser && { executablePath: browser }),
  args: ['--no-sandbox'],
});
const page = await running.newPage();
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  const path = join(folder, `${size}x${size}.png`);
  await page.screenshot({ path, omitBackground: true });
}
await running.close();
