import { useState } from 'react';

/**
 * The last value that was there, while the next one is on its way.
 * @param gone nothing is on its way any more: what was there is forgotten
 */
export function useEarlier<T>(value: T | null, gone: boolean): T | null {
  const [earlier, setEarlier] = useState<T | null>(null);
  const next = gone ? null : (value ?? earlier);
  // Taken over while drawing, as React has it for what follows from a change: no picture in between.
  if (next !== earlier) setEarlier(next);
  return next;
}
