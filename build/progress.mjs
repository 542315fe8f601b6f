/**
 * The text of one progress line.
 * @param {string} what
 * @param {number} bytes
 * @param {number} total 0 when unknown
 */
export function progressLine(what, bytes, total) {
  const mb = (/** @type {number} */ n) => (n / 1e6).toFixed(0);
  if (!total) return `Downloading ${what}: ${mb(bytes)} MB`;
  const percent = Math.floor((bytes / total) * 100);
  return `Downloading ${what}: ${percent} % of ${mb(total)} MB`;
}

/**
 * Writes progress to stderr: one line that is rewritten on a terminal, else a line each ten percent.
 * @param {string} what
 * @param {number} total
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} out
 * @returns {(bytes: number) => void}
 */
export function progressPrinter(what, total, out = process.stderr) {
  let last = '';
  let lastStep = -1;
  return (bytes) => {
    const line = progressLine(what, bytes, total);
    if (out.isTTY) {
      const end = bytes === total ? '\n' : '';
      if (line !== last || end) out.write(`\r${line}${end}`);
      last = line;
      return;
    }
    const step = Math.floor(total ? (bytes / total) * 10 : bytes / 20e6);
    if (step > lastStep) out.write(`${line}\n`);
    lastStep = step;
  };
}
