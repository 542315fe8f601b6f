import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openErrorLog } from './error-log.ts';

let dir: string;
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'log-'))));
afterAll(() => rmSync(dir, { recursive: true }));

describe('the error log', () => {
  it('keeps kind, code and place of an error, and nothing that it says', () => {
    const folder = join(dir, 'a');
    const log = openErrorLog(folder, () => new Date(0));
    const inner = Object.assign(new Error('card 6228480402564890018'), { code: 'ENOSPC' });
    const error = new TypeError('client 王芳\n    at 110101199003078888', { cause: inner });
    log.error('uncaught', error);
    log.error('uncaught', 'client 王芳');
    const text = readFileSync(join(folder, 'console.log'), 'utf8');
    expect(text).toMatch(/^1970-01-01T00:00:00.000Z uncaught TypeError\n\s+at /);
    expect(text).toContain('caused by Error ENOSPC');
    expect(text).toContain('error-log.test.ts');
    expect(text).toContain('uncaught string');
    expect(text).not.toMatch(/王芳|6228|1101/);
    expect(statSync(join(folder, 'console.log')).mode & 0o777).toBe(0o600);
  });

  it('drops a name or code that is not a word', () => {
    const folder = join(dir, 'b');
    const error = Object.assign(new Error('x'), { name: '王芳 x', code: 'a b' });
    openErrorLog(folder, () => new Date(0)).error('here', error);
    expect(readFileSync(join(folder, 'console.log'), 'utf8')).not.toMatch(/王芳|a b/);
  });

  it('does not grow without end', () => {
    const folder = join(dir, 'c');
    const log = openErrorLog(folder, () => new Date(0));
    log.note('first');
    writeFileSync(join(folder, 'console.log'), 'x'.repeat(1_000_001));
    log.note('second');
    expect(readdirSync(folder).sort()).toEqual(['console.1.log', 'console.log']);
    expect(readFileSync(join(folder, 'console.log'), 'utf8')).toContain('second');
  });

  it('makes no second error of a folder that cannot be written', () => {
    writeFileSync(join(dir, 'file'), '');
    const log = openErrorLog(join(dir, 'file', 'logs'), () => new Date(0));
    expect(() => log.note('lost')).not.toThrow();
  });
});
