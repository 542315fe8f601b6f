import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataDirOf, keepProfileIn, refuseWeakSwitches } from './instance.ts';
import { StandInApp } from './stand-in/stand-in.fixture.ts';

describe('the data folder', () => {
  const of = (...args: string[]) => dataDirOf(args, '/fallback', '/here');

  it('is what --data says, from where the console was started', () => {
    expect(of()).toBe('/fallback');
    expect(of('.', '--data', '/branch')).toBe('/branch');
    expect(of('--data=branch')).toBe('/here/branch');
    expect(of('--data', '../branch')).toBe('/branch');
  });

  it.each([['--data'], ['--data='], ['--data', '--other']])('is not guessed from %j', (...args) => {
    expect(() => of(...args)).toThrow(expect.objectContaining({ code: 'wrong-usage' }));
  });
});

describe('the profile', () => {
  let dir: string;
  beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'profile-'))));
  afterAll(() => rmSync(dir, { recursive: true }));

  it('lies in the data folder, so that the lock is one for each', () => {
    const app = new StandInApp({});
    const profile = keepProfileIn(join(dir, 'branch'), app);
    expect(profile).toBe(join(dir, 'branch', 'desktop'));
    expect(statSync(profile).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, 'branch')).mode & 0o777).toBe(0o700);
    expect(Object.fromEntries(app.paths)).toEqual({
      userData: profile,
      sessionData: profile,
      logs: join(profile, 'logs'),
    });
  });

  it('that cannot be made is an error of the folder', () => {
    writeFileSync(join(dir, 'file'), '');
    expect(() => keepProfileIn(join(dir, 'file'), new StandInApp({}))).toThrow();
  });
});

describe('switches that weaken', () => {
  it.each(['no-sandbox', 'remote-debugging-port', 'disable-web-security', 'inspect'])(
    '--%s is refused by the installed console only',
    (name) => {
      const installed = new StandInApp({ packaged: true, switches: [name] });
      expect(() => refuseWeakSwitches(installed)).toThrow(
        expect.objectContaining({ code: 'weakened', subject: `--${name}` }),
      );
      refuseWeakSwitches(new StandInApp({ switches: [name] }));
      refuseWeakSwitches(new StandInApp({ packaged: true }));
    },
  );
});
