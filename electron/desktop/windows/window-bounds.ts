import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';

/** Where a window was when it was closed. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** Below this the three screens no longer fit. */
export const minimumSize = { width: 1100, height: 680 } as const;
const preferredSize = { width: 1366, height: 860 } as const;

/** This much of the title bar must be on a screen, or nobody could pull the window back. */
const handle = { width: 120, height: 32 } as const;

/** Reads where the window was; a file that is missing or is not ours means no memory, never an error. */
export function readPlace(file: string): WindowPlace | undefined {
  try {
    const place: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isPlace(place) ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers where the window is; not being able to is no reason to trouble anyone. */
export function writePlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, `${JSON.stringify(place)}\n`, { mode: 0o600 });
  } catch {
    // The next start opens in the middle of the screen.
  }
}

/**
 * The bounds to open with: those remembered if they can still be reached on one of the screens, else the preferred size,
 * which Electron centres.
 */
export function openingBounds(
  place: WindowPlace | undefined,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const main = workAreas[0];
  if (place && workAreas.some((area) => holdsHandle(area, place.bounds))) {
    const { x, y, width, height } = place.bounds;
    return {
      x,
      y,
      width: Math.max(width, minimumSize.width),
      height: Math.max(height, minimumSize.height),
    };
  }
  return {
    width: Math.max(minimumSize.width, Math.min(preferredSize.width, main?.width ?? Infinity)),
    height: Math.max(minimumSize.height, Math.min(preferredSize.height, main?.height ?? Infinity)),
  };
}

function holdsHandle(area: Rectangle, bounds: Rectangle): boolean {
  const width = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x);
  const top = bounds.y >= area.y && bounds.y + handle.height <= area.y + area.height;
  return top && width >= handle.width;
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { bounds, maximized } = value as Record<string, unknown>;
  if (typeof bounds !== 'object' || bounds === null || typeof maximized !== 'boolean') return false;
  const { x, y, width, height } = bounds as Record<string, unknown>;
  return [x, y, width, height].every(Number.isSafeInteger);
}
