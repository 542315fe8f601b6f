/** What a keyboard event says, in the notation of the key maps: "F6", "Ctrl+L", "ArrowDown", "1". */
export function keyOf(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): string {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is part of the character for "?" or "A"; it is only told apart for keys with names.
  const shift = event.shiftKey && event.key.length > 1;
  const held = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    shift && 'Shift',
  ];
  return [...held.filter((part) => part !== false), name].join('+');
}

/** The same key as `aria-keyshortcuts` writes it. */
export function ariaKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control');
}

/** Whether a person may be typing this key into a field, so that a screen's key map has to leave it alone. */
export function isTypingKey(keys: string): boolean {
  return !/^(F\d+|Escape)$/.test(keys) && !/^(Ctrl|Alt)\+/.test(keys);
}

/** Characters closer together than this come from a scanner: no person types so fast. */
export const burstGapMs = 35;

/** A single key acts this long after it, when no other has followed: then it was no part of a burst. */
export const aloneMs = 60;
