import { useLayoutEffect, useRef } from 'react';
import { aloneMs, isTypingKey, keyOf } from './key-names.ts';

/** What each key does here. A handler that returns false leaves the key to others. */
export type KeyMap = Readonly<
  Record<string, ((event: KeyboardEvent) => boolean | void) | undefined>
>;

interface KeyOptions {
  readonly enabled?: boolean;
  /** Also take keys that a person may be typing (Enter, arrows, digits) while a field has the focus. */
  readonly inFields?: boolean;
  /** A dialog: key maps registered before it are off while it is open. */
  readonly modal?: boolean;
}

interface Layer {
  readonly map: () => KeyMap;
  readonly inFields: boolean;
  readonly modal: boolean;
}

const layers: Layer[] = [];

/**
 * Binds keys while the component is mounted; the latest mounted wins. Typing keys are left to a field that has the
 * focus, and Enter and space to a focused button, unless `inFields` says otherwise.
 */
export function useKeys(map: KeyMap, options: KeyOptions = {}): void {
  const { enabled = true, inFields = false, modal = false } = options;
  const latest = useRef(map);
  useLayoutEffect(() => {
    latest.current = map;
  });
  // Before the paint: a key that is shown already works.
  useLayoutEffect(() => {
    if (!enabled) return;
    const layer: Layer = { map: () => latest.current, inFields, modal };
    if (layers.length === 0) window.addEventListener('keydown', dispatch);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener('keydown', dispatch);
    };
  }, [enabled, inFields, modal]);
}

/** Whether a dialog is open, so that a screen must not pull the focus to itself. */
export function dialogIsOpen(): boolean {
  return layers.some(({ modal }) => modal);
}

function dispatch(event: KeyboardEvent): void {
  // An input method composing pinyin sends keys of its own.
  if (event.defaultPrevented || event.isComposing) return;
  const keys = keyOf(event);
  const typing = isTypingKey(keys) && takesTyping(event.target, keys);
  for (const layer of layers.toReversed()) {
    const handler = layer.map()[keys];
    if (handler && (!typing || layer.inFields)) {
      if (keys.length === 1) {
        event.preventDefault();
        afterBurst(event.timeStamp, () => void handler(event));
        return;
      }
      if (handler(event) !== false) {
        event.preventDefault();
        return;
      }
    }
    if (layer.modal) return;
  }
}

let lastCharacter = Number.NEGATIVE_INFINITY;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** A digit acts only when no scanner's burst goes on around it: a scanned card must not tick a checklist. */
function afterBurst(now: number, act: () => void): void {
  const inBurst = now - lastCharacter < aloneMs;
  lastCharacter = now;
  clearTimeout(waiting);
  if (!inBurst) waiting = setTimeout(act, aloneMs);
}

function takesTyping(target: EventTarget | null, keys: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.ant-select-dropdown, .ant-dropdown, .ant-picker-dropdown')) return true;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  return (
    (keys === 'Enter' || keys === ' ') && target.closest('button, a, [role="button"]') !== null
  );
}
