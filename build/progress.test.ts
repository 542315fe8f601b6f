import { expect, it } from 'vitest';
import { progressLine, progressPrinter } from './progress.mjs';

it('tells the share where the size is known', () => {
  expect(progressLine('Electron', 25e6, 100e6)).toBe('Downloading Electron: 25 % of 100 MB');
  expect(progressLine('Electron', 25e6, 0)).toBe('Downloading Electron: 25 MB');
});

it('writes a line each ten percent into a pipe', () => {
  const lines: string[] = [];
  const out = { isTTY: false, write: (text: string) => lines.push(text) };
  const print = progressPrinter('Electron', 1000, out);
  for (let bytes = 1; bytes <= 1000; bytes++) print(bytes);
  expect(lines).toHaveLength(11);
});

it('rewrites one line on a terminal and ends it', () => {
  const lines: string[] = [];
  const out = { isTTY: true, write: (text: string) => lines.push(text) };
  const print = progressPrinter('Electron', 2e6, out);
  print(1e6);
  print(1e6);
  print(2e6);
  expect(lines).toEqual([
    '\rDownloading Electron: 50 % of 2 MB',
    '\rDownloading Electron: 100 % of 2 MB\n',
  ]);
});
