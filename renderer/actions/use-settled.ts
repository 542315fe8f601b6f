import { useEffect, useRef, useState } from 'react';

/** Letters that follow each other faster than this are one piece of typing: a scanner's, or a quick hand's. */
const pieceMs = 80;

/**
 * The text to ask about: a letter after a pause at once, quick ones when they end. An emptied field is empty at once, so
 * that nothing of what stood in it is asked for or shown any more.
 */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  const changedAt = useRef(-Infinity);
  useEffect(() => {
    const now = performance.now();
    const pause = now - changedAt.current < pieceMs ? pieceMs : 0;
    changedAt.current = now;
    const timer = setTimeout(() => {
      setSettled(text);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return text === '' ? text : settled;
}
