import { useEffect, useState } from 'react';
import { guardPlace } from '../app/place.ts';

/**
 * Holds back every way to another screen while there is something unsaved.
 * @returns where the person wanted to go, and what to do about it.
 */
export function useLeaveGuard(dirty: boolean): {
  readonly wanted: (() => void) | null;
  readonly ask: (go: () => void) => void;
  readonly stay: () => void;
} {
  const [wanted, setWanted] = useState<{ readonly go: () => void } | null>(null);
  useEffect(() => {
    if (!dirty) return;
    return guardPlace((go) => {
      setWanted({ go });
    });
  }, [dirty]);
  return {
    wanted: wanted?.go ?? null,
    ask: (go) => {
      setWanted({ go });
    },
    stay: () => {
      setWanted(null);
    },
  };
}
