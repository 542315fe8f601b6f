import { useEffect, useState } from 'react';

/** Milliseconds left of a wait, and a function to start one. Uses the monotonic clock. */
export function useCountdown(): [left: number, begin: (ms: number) => void] {
  const [end, setEnd] = useState<number | null>(null);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (end === null) return;
    const tick = () => {
      const rest = Math.max(0, end - performance.now());
      setLeft(rest);
      if (rest === 0) setEnd(null);
    };
    const timer = setInterval(tick, 250);
    return () => {
      clearInterval(timer);
    };
  }, [end]);
  return [
    left,
    (ms) => {
      setLeft(ms);
      setEnd(performance.now() + ms);
    },
  ];
}
