import { useEffect } from 'react';
import { lock } from './session.ts';

/** A console that nobody touched for this long locks itself. */
const idleMs = 10 * 60_000;

/** Locks after idle. Durations come from the monotonic clock, so a changed wall clock does not lock anyone out. */
export function useIdleLock(): void {
  useEffect(() => {
    let touched = performance.now();
    const touch = () => {
      touched = performance.now();
    };
    const check = () => {
      if (performance.now() - touched >= idleMs) lock();
    };
    const timer = setInterval(check, 5000);
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
  }, []);
}
