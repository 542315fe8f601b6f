// Puts Electron's archive into the cache of @electron/get, which checks its sum, and lets Electron's own
// install script unpack it from there. Started by electron-binary.mjs under a Node that @electron/get takes.
import { downloadArtifact } from '@electron/get';
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { unreachableExit } from './electron-binary.mjs';
import { progressPrinter } from '../progress.mjs';
import { run } from '../run.mjs';
import { runMain, SentenceError } from '../sentence.mjs';
import { root } from '../toolchain.mjs';

const answerMs = 3000;
const stallMs = 20_000;

await runMain(async () => {
  const home = join(root, 'node_modules', 'electron');
  const requireElectron = createRequire(join(home, 'package.json'));
  const { version } = /** @type {{ version: string }} */ (requireElectron('./package.json'));
  const checksums = /** @type {Record<string, string>} */ (requireElectron('./checksums.json'));
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums,
      // Asked only when the cache does not have it.
      downloader: { download: (url, file) => download(url, file) },
    });
  } catch (error) {
    if (error instanceof SentenceError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SentenceError(`Electron could not be fetched: ${reason.split('\n')[0]}`);
  }
  return run(process.execPath, [join(home, 'install.js')], { stdio: ['ignore', 2, 2] });
});

/**
 * @param {string} url
 * @param {string} file
 */
async function download(url, file) {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), answerMs);
  const response = await fetch(url, { signal: abort.signal }).catch(() => undefined);
  if (!response?.ok || !response.body) {
    clearTimeout(timer);
    throw new SentenceError('', unreachableExit);
  }
  const print = progressPrinter('Electron', Number(response.headers.get('content-length')));
  let bytes = 0;
  const meter = new Transform({
    transform(/** @type {Buffer} */ chunk, _encoding, done) {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(new Error('the download stalled')), stallMs);
      bytes += chunk.length;
      print(bytes);
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(response.body), meter, createWriteStream(file));
  } finally {
    clearTimeout(timer);
  }
}
