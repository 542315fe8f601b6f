import { readdirSync, readFileSync, renameSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../data/index.ts';
import { anchorFile } from './anchor.ts';
import type { ChainFinding } from './chain-finding.ts';
import { keptHeadsFile } from './checkpoints.ts';

/** Files of losses found when the folder was opened. A loss is shown until its file is removed or a backup restored. */
const lossFile = /^branch\.loss-.+\.json$/;

/** The first loss on record; null: none. */
export function lossOf(dir: string): ChainFinding | null {
  const [name] = readdirSync(dir)
    .filter((one) => lossFile.test(one))
    .sort();
  if (name === undefined) return null;
  try {
    return JSON.parse(readFileSync(join(dir, name), 'utf8')) as ChainFinding;
  } catch {
    return { seq: 1, problem: 'anchor-unreadable' };
  }
}

/**
 * Records a loss, and sets the heads and anchor that show it aside: the log continues from its present end, and new
 * heads and a new anchor with it.
 */
export function recordLoss(dir: string, loss: ChainFinding, stamp: string): void {
  writeFileAtomic(join(dir, `branch.loss-${stamp}.json`), `${JSON.stringify(loss)}\n`);
  for (const name of [keptHeadsFile, anchorFile]) {
    const file = join(dir, name);
    if (existsSync(file)) renameSync(file, join(dir, `set-aside-${stamp}-${name}`));
  }
}
