/** The address has to live until the host has read it, which on the desktop is after a person chose where to. */
const keepMs = 10 * 60_000;

/**
 * Hands a text to the person as a file: the browser saves it or asks, the desktop asks where to
 * (`desktop/session-guards.ts` lets our own files through and nothing else).
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
