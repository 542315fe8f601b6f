import { useEffect, useState } from 'react';

/** Whether Alt is held down: then the navigation shows its keys. */
export function useAltHeld(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (event.key === 'Alt') setHeld(event.type === 'keydown');
    };
    const release = () => {
      setHeld(false);
    };
    window.addEventListener('keydown', follow);
    window.addEventListener('keyup', follow);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', follow);
      window.removeEventListener('keyup', follow);
      window.removeEventListener('blur', release);
    };
  }, []);
  return held;
}
