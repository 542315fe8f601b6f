/** The parts of a keyboard event that name its key. */
interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** The key of an event, in the notation of the key map: "F6", "Ctrl+L", "ArrowDown", "1". */
export function keyOf(event: KeyLike): string {
  // An input method in full-width mode sends "？" and "１".
  const key = event.key.length === 1 ? event.key.normalize('NFKC') : event.key;
  const name = key.length === 1 ? key.toUpperCase() : key;
  // For characters such as "?" or "A" Shift is part of the character; it is named only for keys with names.
  const shift = event.shiftKey && event.key.length > 1;
  const held = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    shift && 'Shift',
  ];
  return [...held.filter((part) => part !== false), name].join('+');
}

/** The same key in the notation of `aria-keyshortcuts`. */
export function ariaKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control');
}

/**
 * Whether an input method is composing: then keys choose candidates and are never acts. Some input methods report it by
 * `isComposing`, some only by the key code 229 or the key "Process".
 */
export function isComposing(event: {
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly key: string;
}): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process';
}

/** Kinds of focused elements. `area`: a text of several lines; `popup`: an open list of choices. */
export type Focus = 'none' | 'text' | 'area' | 'choice' | 'button' | 'popup';

/** Keys that edit a text or move in it; they always belong to a text field. */
const editing =
  /^(?:Ctrl\+(?:Alt\+|Shift\+)?(?:Backspace|Delete|Insert|Home|End|Arrow\w+|[ACVXYZ])|(?:Alt|Shift|Alt\+Shift)\+(?:Backspace|Insert|Delete|Home|End|Arrow(?:Left|Right))|Shift\+Arrow\w+|Backspace|Delete|Home|End|Arrow(?:Left|Right))$/;
/** Exceptions, which forms with rows bind: no system edits text with them. */
const rowKeys = new Set(['Alt+Insert', 'Alt+Delete']);

/** Whether this key edits text, so that it belongs to a focused text field, whatever else it is bound to. */
export function isEditingKey(keys: string): boolean {
  return editing.test(keys) && !rowKeys.has(keys);
}

/** Keys that operate a select or radio; letters and digits are free there. */
const choosing = /^(?: |Enter|Home|End|Page\w+|Arrow\w+|Backspace|Delete)$/;

/**
 * Whether a key belongs to the focused element. `yes`: always; `asked`: unless the binding requests it (`inFields`),
 * like a dialog's Enter; `no`: it is free.
 */
export function ownedByFocus(keys: string, focus: Focus): 'yes' | 'asked' | 'no' {
  const plain = !/^(?:F\d+|Escape)$/.test(keys) && !/^(?:Ctrl|Alt)\+/.test(keys);
  switch (focus) {
    case 'none':
      return 'no';
    case 'popup':
      // Enter chooses the marked row of the list before it submits a form.
      return plain || keys === 'Escape' || keys === 'Ctrl+Enter' ? 'yes' : 'no';
    case 'text':
    case 'area':
      if (isEditingKey(keys)) return 'yes';
      // PageUp and PageDown do nothing in a field of one line.
      if (focus === 'text' && /^Page(?:Up|Down)$/.test(keys)) return 'no';
      return plain ? 'asked' : 'no';
    case 'choice':
      return choosing.test(keys) ? 'asked' : 'no';
    case 'button':
      return keys === 'Enter' || keys === ' ' ? 'asked' : 'no';
  }
}

/** Characters closer together than this come from a scanner, because no person types so fast. */
export const burstGapMs = 35;

/** Debounce of single-character keys: they act if no other key follows within this time, so they are not of a burst. */
export const aloneMs = 60;
