import type { Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';

const mmPerPoint = 25.4 / 72;

/** A text as it stands on paper. */
interface PrintedText {
  readonly text: string;
  /** The size of its type in points, after every scale of the page. */
  readonly points: number;
}

/** A printed page: its paper in millimetres and what is written on it. */
interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
}

/** What a printer would get from the page as it is, read back from its PDF. */
export async function printed(page: Page): Promise<PrintedPage[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const pages: PrintedPage[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const sheet = await pdf.getPage(n);
    const [left = 0, bottom = 0, right = 0, top = 0] = sheet.view;
    const { items } = await sheet.getTextContent();
    pages.push({
      width: (right - left) * mmPerPoint,
      height: (top - bottom) * mmPerPoint,
      texts: inRuns(
        items.flatMap((item) =>
          'str' in item && item.height > 0 ? [{ text: item.str, points: item.height }] : [],
        ),
      ),
    });
  }
  return pages;
}

/** Texts of one size that follow each other are one: a PDF breaks a line wherever another font has a letter. */
function inRuns(texts: readonly PrintedText[]): PrintedText[] {
  const runs: PrintedText[] = [];
  for (const { text, points } of texts) {
    const last = runs.at(-1);
    // Some fonts give a radical for the letter that looks like it.
    const letters = (last?.points === points ? last.text : '') + text.normalize('NFKC');
    if (last?.points === points) runs.pop();
    runs.push({ text: letters, points });
  }
  return runs.filter(({ text }) => text.trim() !== '');
}
