import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastLines, openErrorLog } from './error-log.ts';

let dir: string;
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'log-'))));
afterAll(() => rmSync(dir, { recursive: true }));

describe('the error log', () => {
  it('keeps kind, code and place of an error, and nothing that it says', () => {
    const folder = join(dir, 'a');
    const log = openErrorLog(folder, () => new Date(0));
    const inner = Object.assign(new Error('card 6228480402564890018'), { code: 'ENOSPC' });
    const error = new TypeError('client 王芳\n    at 110101199003078888', { cause: inner });
    log.error('uncaught', error, '5f1c09aa');
    log.error('uncaught', 'client 王芳');
    const text = readFileSync(join(folder, 'console.log'), 'utf8');
    const [first, second] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(first).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      level: 'error',
      place: 'uncaught',
      id: '5f1c09aa',
      error: { kind: 'TypeError', cause: { kind: 'Error', code: 'ENOSPC' } },
    });
    expect(text).toContain('error-log.test.ts');
    expect(second).toMatchObject({ place: 'uncaught', error: { kind: 'string' } });
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
    for (let turn = 0; turn < 9; turn += 1) {
      writeFileSync(join(folder, 'console.log'), 'x'.repeat(1_000_001));
      log.note(`turn ${turn}`);
    }
    expect(readdirSync(folder)).toHaveLength(5);
  });

  it('gives its last lines, the oldest first, across files', () => {
    const folder = join(dir, 'd');
    const log = openErrorLog(folder, () => new Date(0));
    expect(lastLines(folder, 3)).toEqual([]);
    log.note('one');
    writeFileSync(join(folder, 'console.1.log'), 'older\n');
    log.note('two');
    const lines = lastLines(folder, 3);
    expect(lines[0]).toBe('older');
    expect(lines.slice(1).join()).toMatch(/one.*two/);
    expect(lastLines(folder, 1).join()).toContain('two');
  });

  it('masks what a note says by mistake', () => {
    const folder = join(dir, 'e');
    const log = openErrorLog(folder, () => new Date(0));
    log.note(`client 王芳 6228 4804 0256 4890 018, key ${'ab'.repeat(32)}, port 8080`);
    const text = readFileSync(join(folder, 'console.log'), 'utf8');
    expect(text).toContain('client … #, key …, port 8080');
  });

  it('makes no second error of a folder that cannot be written', () => {
    writeFileSync(join(dir, 'file'), '');
    const log = openErrorLog(join(dir, 'file', 'logs'), () => new Date(0));
    expect(() => log.note('lost')).not.toThrow();
  });
});
