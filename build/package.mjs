// npm run package: builds what changed and packs it with electron-builder, which takes further arguments:
//   npm run package -- --linux deb --arm64
// --without-demo leaves the demo out. With --dir a package is only laid out, to be looked at; where Electron is neither
// installed nor can be fetched, a stub takes its place (--stub: always).
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWithoutDemo, ensureBuilt } from './fresh-build.mjs';
import { localBin } from './local-bin.mjs';
import { writeChecksums } from './packaging/checksums.mjs';
import { fetchElectron, installedElectron } from './packaging/electron-binary.mjs';
import { electronVersion, makeElectronStub } from './packaging/electron-stub.mjs';
import { supportNotice } from './packaging/electron-support.mjs';
import { writeBills } from './packaging/packages.mjs';
import { run, withNodeFirst } from './run.mjs';
import { runMain } from './sentence.mjs';
import { ensureToolchain, root } from './toolchain.mjs';

await runMain(async () => {
  const ours = new Set(['--without-demo', '--stub']);
  const given = process.argv.slice(2);
  const builderArgs = given.filter((arg) => !ours.has(arg));
  const withoutDemo = given.includes('--without-demo');
  const notice = supportNotice(new Date().toISOString().slice(0, 10));
  if (notice !== undefined) process.stderr.write(`${notice}\n`);

  const node = await ensureToolchain();
  await ensureBuilt(node, ['client', 'main', 'preload']);
  if (withoutDemo) await buildWithoutDemo(node);
  writeBills(root);
  const stub = builderArgs.includes('--dir') ? await stubWhereNeeded() : null;
  const config = join(root, 'build', 'packaging', 'electron-builder.config.mjs');
  const args = ['--config', config, '--publish', 'never', ...builderArgs, ...(stub ?? [])];
  const code = await run(node.path, [...node.args, localBin(root, 'electron-builder'), ...args], {
    cwd: root,
    env: { ...withNodeFirst(node.path), ...(withoutDemo && { VESTIBULE_DEMO: 'none' }) },
  });
  if (code === 0) await sayWhatWasMade();
  return code;

  /** @returns {Promise<string[] | null>} arguments that name the stub; null: Electron itself is used */
  async function stubWhereNeeded() {
    if (!given.includes('--stub')) {
      if (installedElectron(root) !== undefined) return null;
      if ((await fetchElectron(node, root)) === 'fetched') return null;
    }
    const folder = join(root, '.cache', 'electron-stub');
    rmSync(folder, { recursive: true, force: true });
    makeElectronStub(root, folder);
    process.stderr.write(
      'Electron is not on this machine and could not be fetched: a stub takes its place. What is made shows what a package contains; it does not run.\n',
    );
    return [`-c.electronVersion=${electronVersion(root)}`, `-c.electronDist=${folder}`];
  }

  async function sayWhatWasMade() {
    const output = builderArgs.find((arg) => arg.startsWith('-c.directories.output='));
    const folder = output?.slice(output.indexOf('=') + 1) ?? join(root, 'release');
    const names = await writeChecksums(folder);
    if (names.length > 0)
      process.stdout.write(`SHA256SUMS of ${names.join(', ')} is beside them.\n`);
  }
});
