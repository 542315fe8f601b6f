import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openingBounds, readPlace, writePlace } from './window-bounds.ts';

const left = { x: 0, y: 24, width: 1920, height: 1056 };
const right = { x: 1920, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number, width = 1400, height = 900) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('opening bounds', () => {
  it('are those remembered, on any screen', () => {
    expect(openingBounds(at(100, 50), [left])).toEqual(at(100, 50).bounds);
    expect(openingBounds(at(2000, 50), [left, right])).toEqual(at(2000, 50).bounds);
  });

  it.each([
    ['a screen that is gone', at(2000, 50)],
    ['above the screen', at(100, -400)],
    ['below the screen', at(100, 1079)],
    ['all but outside', at(1900, 50)],
    ['nothing remembered', undefined],
  ])('are the preferred ones for %s', (_why, place) => {
    expect(openingBounds(place, [left])).toEqual({ width: 1366, height: 860 });
  });

  it('are never smaller than the screens need', () => {
    expect(openingBounds(at(0, 24, 10, 200), [left])).toEqual({ width: 1366, height: 860 });
    expect(openingBounds(at(0, 24, 300, 200), [left])).toMatchObject({ width: 1100, height: 680 });
    expect(openingBounds(undefined, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual({
      width: 1280,
      height: 720,
    });
  });
});

describe('the memory of a window', () => {
  let dir: string;
  beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'place-'))));
  afterAll(() => rmSync(dir, { recursive: true }));

  it('is read as it was written', () => {
    const file = join(dir, 'window.json');
    writePlace(file, at(1, 2));
    expect(readPlace(file)).toEqual(at(1, 2));
  });

  it.each(['', 'null', '[]', '{"bounds":{}}', '{"bounds":{"x":"1"},"maximized":true}'])(
    'is nothing when the file holds %j',
    (text) => {
      const file = join(dir, 'broken.json');
      writeFileSync(file, text);
      expect(readPlace(file)).toBeUndefined();
    },
  );

  it('troubles nobody when it cannot be kept', () => {
    expect(() => writePlace(join(dir, 'no/such/folder'), at(1, 2))).not.toThrow();
    expect(readPlace(join(dir, 'nothing'))).toBeUndefined();
  });
});
