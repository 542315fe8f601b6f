import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../toolchain.mjs';

const css = readFileSync(join(root, 'renderer/ui/tokens.css'), 'utf8');

const [light = '', dark = ''] = css.split("[data-theme='dark']");

function colourOf(theme: string, name: string): number[] {
  const found = new RegExp(`--${name}: #([0-9a-f]{3,6});`).exec(theme)?.[1] ?? '';
  const full = found.length === 3 ? [...found].map((one) => one + one).join('') : found;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255);
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: string, front: string, back: string): number {
  const [low = 0, high = 0] = [front, back]
    .map((name) => luminance(colourOf(theme, name)))
    .toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_name, theme) => {
  it.each(['panel', 'ground', 'hover'])('F37 borders of controls stand out from %s', (ground) => {
    expect(contrast(theme, 'control', ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(['ink', 'ink-2', 'ink-3', 'alarm', 'warn', 'good'])(
    'F37 %s is read on a panel',
    (ink) => {
      expect(contrast(theme, ink, 'panel')).toBeGreaterThanOrEqual(4.5);
    },
  );
});
