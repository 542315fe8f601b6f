import { useEffect, useLayoutEffect, useRef } from 'react';
import { follow, noBurst, strokeKey } from './scan-burst.ts';

/** A text field and what stood in it before the burst. */
interface Before {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

/**
 * Takes a scanner's burst as a scan wherever the focus is. What the burst had typed into a field by then is taken back
 * out of it; keys of a person are only watched. Times are those of the keys, not of a busy page that handles them late.
 */
export function useScanner(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  useLayoutEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    let burst = noBurst;
    let before: Before | null = null;
    const watch = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.key === 'Shift') return;
      const outcome = follow(burst, { key: strokeKey(event), at: event.timeStamp });
      if (outcome.burst.text.length === 1) before = fieldNow();
      burst = outcome.burst;
      if (outcome.scan === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      restore(before);
      latest.current(outcome.scan);
    };
    window.addEventListener('keydown', watch, { capture: true });
    return () => {
      window.removeEventListener('keydown', watch, { capture: true });
    };
  }, []);
}

function fieldNow(): Before | null {
  const field = document.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? { field, value: field.value }
    : null;
}

/** Puts the old text back the way a person's typing would, so that React hears of it. */
function restore(before: Before | null): void {
  if (!before || before.field.value === before.value) return;
  const { field, value } = before;
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
