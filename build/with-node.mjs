// Runs a local command or a script file under a Node that is new enough, installing first when needed:
//   node build/with-node.mjs vite build --app
//   node build/with-node.mjs electron/cli.ts verify --data DIR
import { resolve } from 'node:path';
import { localBin } from './local-bin.mjs';
import { run, withNodeFirst } from './run.mjs';
import { runMain, SentenceError } from './sentence.mjs';
import { ensureToolchain, root } from './toolchain.mjs';

await runMain(async () => {
  const [target, ...args] = process.argv.slice(2);
  if (target === undefined) {
    throw new SentenceError('Usage: node build/with-node.mjs COMMAND|FILE [ARGUMENTS]', 2);
  }
  const node = await ensureToolchain();
  const script = /\.(ts|mjs|js|cjs)$/.test(target) ? resolve(root, target) : localBin(root, target);
  return run(node.path, [...node.args, script, ...args], { env: withNodeFirst(node.path) });
});
