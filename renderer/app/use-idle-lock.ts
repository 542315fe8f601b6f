import { useEffect } from 'react';
import { lock } from './session.ts';

/** The window locks after this time without input. */
const idleMs = 10 * 60_000;

/** Locks the window when idle. Uses the monotonic clock, so that a changed wall clock locks nobody out. */
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
