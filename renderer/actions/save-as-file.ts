/** The object URL must live until the host has read it; on the desktop that is after the person has chosen a place. */
const keepMs = 10 * 60_000;

/**
 * Saves a text as a file: the browser saves it or asks, the desktop app asks where to (`desktop/session-guards.ts`
 * allows only our own files).
 */
export function saveAsFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, keepMs);
}
