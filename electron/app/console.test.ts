import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestConsole } from './console.fixture.ts';
import { openConsole } from './console.ts';
import { fileKeyKeeper } from '../data/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';

const host = { kind: 'browser', chooseFolder: () => Promise.resolve(null) } as const;

it.each(['planning', 'names', 'reports', 'backups', 'intake', 'book', 'proof'] as const)(
  'F19 the folder is closed also when %s cannot be stopped',
  async (part) => {
    const dir = join(temporaryFolder(), 'data');
    await (await openTestConsole(dir)).close();
    const opened = await openConsole({ dir, keeper: fileKeyKeeper({}), host });
    const fails = () => Promise.reject(new Error('cannot be stopped'));
    Object.assign(opened[part], { close: fails, stop: fails, idle: fails });
    await expect(opened.close()).rejects.toBeInstanceOf(AggregateError);
    // The lock is free and the databases are sound.
    const again = await openConsole({ dir, keeper: fileKeyKeeper({}), host });
    expect(again.log.verify()).toBeNull();
    await again.close();
  },
);
