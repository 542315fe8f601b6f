import { describe, expect, it } from 'vitest';
import { parseStartOptions, serveArguments } from './start-options.mjs';

describe('the options of npm start', () => {
  it('are all optional', () => {
    expect(parseStartOptions([])).toEqual({ open: true, browser: false });
  });
  it('are read with a space or an equals sign', () => {
    const expected = { open: false, browser: true, port: '8080', data: '/a=b' };
    expect(
      parseStartOptions(['--no-open', '--browser', '--port', '8080', '--data', '/a=b']),
    ).toEqual(expected);
    expect(parseStartOptions(['--no-open', '--browser', '--port=8080', '--data=/a=b'])).toEqual(
      expected,
    );
  });
  it.each([
    [['--prot', '1']],
    [['--port']],
    [['--port', 'x']],
    [['--port', '70000']],
    [['--data']],
    [['extra']],
  ])('refuses %j with the usage', (args) => {
    expect(() => parseStartOptions(args)).toThrow(/Usage: npm start/);
  });
});

it('become the command line of the browser host', () => {
  expect(serveArguments({ open: true, browser: false })).toEqual(['serve', '--open']);
  expect(serveArguments({ open: false, browser: true, port: '0', data: '/d' })).toEqual([
    'serve',
    '--port',
    '0',
    '--data',
    '/d',
    '--no-open',
  ]);
});
