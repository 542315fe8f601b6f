import { useEffect } from 'react';

/**
 * Takes the focus off the link that led here, also when it is clicked again: Enter on this screen means its main act,
 * not the same link once more.
 */
export function useFreeKeys(): void {
  useEffect(() => {
    const release = () => {
      if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.blur();
    };
    release();
    document.addEventListener('click', release);
    return () => {
      document.removeEventListener('click', release);
    };
  }, []);
}
