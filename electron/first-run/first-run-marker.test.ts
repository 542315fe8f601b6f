import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openConsole } from '../app/index.ts';
import { fileKeyKeeper, firstRunFile } from '../data/index.ts';
import { temporaryFolder, testBranch } from '../queue/floor.fixture.ts';

const frame = { day: '2026-11-20', at: Date.now(), actor: 'system', place: 'test' };

it('F39 a first run that is taken back has not ended: its folder can be opened and set up again', async () => {
  const dir = join(temporaryFolder(), 'branch');
  const open = async () => {
    const host = { kind: 'browser', chooseFolder: () => Promise.resolve(null) } as const;
    const opened = await openConsole({ dir, keeper: fileKeyKeeper({}), host });
    onTestFinished(() => opened.close());
    return opened;
  };
  const first = await open();
  const full = () =>
    first.log.inTransaction(() => {
      first.log.append([{ type: 'branch-configured', config: testBranch }], frame);
      throw new Error('the disk is full');
    });
  expect(full).toThrow('the disk is full');
  expect(existsSync(join(dir, firstRunFile))).toBe(true);
  await first.close();
  const again = await open();
  expect(again.floor.state().config).toBeNull();
  again.log.inTransaction(() => {
    again.log.append([{ type: 'branch-configured', config: testBranch }], frame);
  });
  again.floor.reload();
  await again.floor.openToday();
  expect(existsSync(join(dir, firstRunFile))).toBe(false);
});
