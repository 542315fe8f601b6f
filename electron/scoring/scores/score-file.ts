import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { csvCell } from '../../../shared/model/csv-cell.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import { levelAt, valueText } from '../levels/levels.rules.ts';
import type { CachedScore } from './score.repository.ts';

/** The CSV of a scoring (exchange formats, `score --out`). */
export interface ScoreFile {
  add(clientNo: string, score: CachedScore): void;
  /** Puts the finished file in its place. */
  finish(): void;
  /** Leaves no trace. */
  abandon(): void;
}

/** Writes beside the target and renames at the end: whoever reads it never sees half a file. */
export function openScoreFile(path: string, scheme: Scheme, asOf: string): ScoreFile {
  const part = `${path}.part`;
  const handle = openSync(part, 'w', 0o600);
  let open = true;
  let buffer = 'client_no,scheme,as_of,value,level,tier,effective_tier\n';
  const flush = (): void => {
    writeSync(handle, buffer);
    buffer = '';
  };
  const close = (): void => {
    if (open) closeSync(handle);
    open = false;
  };
  return {
    add(clientNo, { value, level, effectiveLevel }) {
      const computed = levelAt(scheme, level);
      const tier = levelAt(scheme, effectiveLevel).tier;
      const cells = [clientNo, scheme.id, asOf, valueText(value), computed.id, computed.tier, tier];
      buffer += `${cells.map(csvCell).join(',')}\n`;
      if (buffer.length > 65_536) flush();
    },
    finish() {
      flush();
      close();
      renameSync(part, path);
    },
    abandon() {
      close();
      rmSync(part, { force: true });
    },
  };
}
