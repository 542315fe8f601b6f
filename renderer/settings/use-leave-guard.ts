import { useEffect, useState } from 'react';

/**
 * Holds back links of the navigation while there is something unsaved.
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
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a[href^="#/"]');
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      const hash = link.getAttribute('href') ?? '';
      setWanted({
        go: () => {
          location.hash = hash;
        },
      });
    };
    document.addEventListener('click', hold, { capture: true });
    return () => {
      document.removeEventListener('click', hold, { capture: true });
    };
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
