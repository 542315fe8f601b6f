import { useEffect } from 'react';

/**
 * Takes the focus off the link that led here: Enter on this screen means its main act, not the same link again.
 */
export function useFreeKeys(): void {
  useEffect(() => {
    if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.blur();
  }, []);
}
