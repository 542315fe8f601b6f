import { useEffect, useRef } from 'react';

/** After the screen changed under a key, the same key is not taken again for this long. */
const settleMs = 600;

/**
 * Tells whether what is on the screen has just changed, so that a second tap of an impatient finger does not do the
 * next thing. @param what identifies what the key would do now.
 */
export function useFresh(what: string): () => boolean {
  const since = useRef(0);
  useEffect(() => {
    since.current = performance.now();
  }, [what]);
  return () => performance.now() - since.current < settleMs;
}
