// npm run package: builds what changed and packs it with electron-builder, which takes further arguments:
//   npm run package -- --linux deb --arm64
import { join } from 'node:path';
import { ensureBuilt } from './fresh-build.mjs';
import { localBin } from './local-bin.mjs';
import { run, withNodeFirst } from './run.mjs';
import { supportNotice } from './packaging/electron-support.mjs';
import { runMain } from './sentence.mjs';
import { ensureToolchain, root } from './toolchain.mjs';

await runMain(async () => {
  const notice = supportNotice(new Date().toISOString().slice(0, 10));
  if (notice !== undefined) process.stderr.write(`${notice}\n`);
  const node = await ensureToolchain();
  await ensureBuilt(node, ['client', 'main', 'preload']);
  const config = join(root, 'build', 'packaging', 'electron-builder.config.mjs');
  const args = ['--config', config, '--publish', 'never', ...process.argv.slice(2)];
  return run(node.path, [...node.args, localBin(root, 'electron-builder'), ...args], {
    cwd: root,
    env: withNodeFirst(node.path),
  });
});
