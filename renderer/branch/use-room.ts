import type { RefObject } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';

/** Heights of the lanes' parts as their style sheet draws them. */
const rowHeight = 23;
const laneSpace = 17;
const lanes = 4;

/** How many ticket rows the lanes have room for without scrolling; follows the window and the size of the text. */
export function useRoom<T extends HTMLElement>(): readonly [RefObject<T | null>, number] {
  const ref = useRef<T>(null);
  const [rows, setRows] = useState(lanes);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setRows(Math.floor((element.clientHeight - lanes * laneSpace) / rowHeight));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, rows];
}
