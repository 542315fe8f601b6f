import { inflateSync } from 'node:zlib';
import { begin } from './floor.ts';
import { expect, test } from './host.ts';
import { openLobby } from './people.ts';

const pointsPerMm = 72 / 25.4;

/** Width and height of each page in millimetres, and the largest type on them in points. */
function paperOf(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const pages = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) => [Number(width) / pointsPerMm, Number(height) / pointsPerMm] as const,
  );
  const drawn = [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    try {
      return [inflateSync(pdf.subarray(index + length)).toString('latin1')];
    } catch {
      return [];
    }
  });
  const sizes = drawn.flatMap((content) => {
    // The scale of the page stands at its beginning: all that is drawn is multiplied by it.
    const scale = Number(/([\d.]+) 0 0 -?[\d.]+ [\d.]+ [\d.]+ cm/.exec(content)?.[1] ?? 1);
    return [...content.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size) * scale);
  });
  return { pages, largest: Math.max(...sizes) };
}

for (const width of [80, 58]) {
  test(`F36 the slip is printed at its full size on paper of ${width} mm`, async ({
    page,
    host,
  }) => {
    test.slow();
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
    if (width === 58) {
      await begin(page, host, '李主任', '设置');
      await page.getByRole('button', { name: '58 毫米' }).click();
      await page.keyboard.press('Control+s');
      await expect(page.getByText('已保存')).toBeVisible();
      await page.keyboard.press('Alt+1');
      await page.getByLabel('查找客户').waitFor();
    } else await openLobby(page, host);
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: /^号码/ })
      .or(page.getByText('已取号'))
      .first()
      .waitFor();
    await page.keyboard.press('Control+p');
    const slip = page.locator('body > section[class*="slip"]');
    await slip.waitFor({ state: 'attached' });
    const { pages, largest } = paperOf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.[0]).toBeCloseTo(width, 0);
    expect(pages[0]?.[1]).toBeLessThan(200);
    expect(largest).toBeCloseTo(40, 0);
  });
}

test('F36 a report of the day is still printed on A4', async ({ page, host }) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('d');
  await page.getByRole('region', { name: /城西支行/ }).waitFor();
  const { pages } = paperOf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages[0]?.[0]).toBeCloseTo(210, 0);
  expect(pages[0]?.[1]).toBeCloseTo(297, 0);
});
