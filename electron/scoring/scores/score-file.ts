import { csvCell } from '../../../shared/model/csv-cell.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import { openTextFile, type TextFile } from '../../data/index.ts';
import { levelAt, valueText } from '../levels/levels.rules.ts';
import type { CachedScore } from './score.repository.ts';

/** The CSV of a scoring (exchange formats, `score --out`). */
export interface ScoreFile extends Pick<TextFile, 'finish' | 'abandon'> {
  add(clientNo: string, score: CachedScore): void;
}

/** Opens the file and writes its header. */
export function openScoreFile(path: string, scheme: Scheme, asOf: string): ScoreFile {
  const file = openTextFile(path);
  file.write('client_no,scheme,as_of,value,level,tier,effective_tier\n');
  return {
    ...file,
    add(clientNo, { value, level, effectiveLevel }) {
      const computed = levelAt(scheme, level);
      const tier = levelAt(scheme, effectiveLevel).tier;
      const cells = [clientNo, scheme.id, asOf, valueText(value), computed.id, computed.tier, tier];
      file.write(`${cells.map(csvCell).join(',')}\n`);
    },
  };
}
