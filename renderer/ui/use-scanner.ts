import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { createHeldText, setValue, textFieldNow, type TextField } from './held-text.ts';
import { aloneMs } from './key-names.ts';
import { follow, noBurst, strokeKey } from './scan-burst.ts';

/** A text field and what stood in it before the burst. */
interface Before {
  readonly field: TextField;
  readonly value: string;
}

/**
 * Takes a scanner's burst as a scan wherever the focus is. What the burst had typed into a field by then is taken back
 * out of it; keys of a person are only watched. Once the pace is a machine's, its characters are kept back: a field that
 * follows each of them has the page busy when the scan ends. Times are those of the keys, not of a busy page that
 * handles them late.
 * @param own the field that shows the scan itself, and needs nothing taken back
 */
export function useScanner(
  onScan: (text: string) => void,
  own?: RefObject<HTMLInputElement | null>,
): void {
  const latest = useRef(onScan);
  useLayoutEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    let burst = noBurst;
    let before: Before | null = null;
    let scannedAt = Number.NEGATIVE_INFINITY;
    const held = createHeldText(aloneMs);
    const swallow = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const watch = (event: KeyboardEvent) => {
      if (event.key === 'Shift') return;
      if (event.ctrlKey || event.altKey || event.metaKey) {
        held.release();
        return;
      }
      // Scanners that end with a new line and a carriage return press Enter twice.
      if (event.key === 'Enter' && event.timeStamp - scannedAt < aloneMs) {
        swallow(event);
        return;
      }
      const outcome = follow(burst, { key: strokeKey(event), at: event.timeStamp });
      if (outcome.burst.text.length === 1) before = fieldNow();
      burst = outcome.burst;
      if (outcome.scan !== undefined) {
        swallow(event);
        scannedAt = event.timeStamp;
        held.drop();
        if (before?.field !== own?.current) restore(before);
        latest.current(outcome.scan);
        return;
      }
      // What an input method composes is its own.
      if (outcome.byMachine && !event.isComposing && event.key.length === 1) {
        swallow(event);
        held.add(event.key);
      } else held.release();
    };
    window.addEventListener('keydown', watch, { capture: true });
    return () => {
      held.release();
      window.removeEventListener('keydown', watch, { capture: true });
    };
  }, [own]);
}

function fieldNow(): Before | null {
  const field = textFieldNow();
  return field && { field, value: field.value };
}

function restore(before: Before | null): void {
  if (before && before.field.value !== before.value) setValue(before.field, before.value);
}
