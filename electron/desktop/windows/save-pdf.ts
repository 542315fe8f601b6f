import type { BrowserWindow, Dialog } from 'electron';
import { writeFile } from 'node:fs/promises';
import type { Words } from '../words.ts';

/** What saving a page depends on. */
export interface SavePdfParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showMessageBox'>;
  readonly words: Words;
}

/** Saves the page of a window as PDF where the person says; the only way for a page to become a file. */
export async function savePdf(
  window: BrowserWindow,
  { dialog, words }: SavePdfParts,
): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.savePdf,
    defaultPath: words.pdfName,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || !filePath) return;
  try {
    const pdf = await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
    await writeFile(filePath, pdf, { mode: 0o600 });
  } catch {
    await dialog.showMessageBox(window, {
      type: 'error',
      title: words.title,
      message: words.pdfFailed,
      detail: words.pdfFailedDetail,
      buttons: [words.understood],
    });
  }
}
