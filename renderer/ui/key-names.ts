/** A keyboard event as far as its key matters. */
interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a keyboard event says, in the notation of the key map: "F6", "Ctrl+L", "ArrowDown", "1". */
export function keyOf(event: KeyLike): string {
  // An input method in full-width mode leaves "？" and "１" behind.
  const key = event.key.length === 1 ? event.key.normalize('NFKC') : event.key;
  const name = key.length === 1 ? key.toUpperCase() : key;
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

/**
 * Whether an input method is composing: its keys mean candidates and never an act. Some report it by `isComposing`,
 * some only by the key code 229 or the key "Process".
 */
export function isComposing(event: {
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly key: string;
}): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process';
}

/** What has the focus, as far as keys are concerned. `area`: a text of several lines; `popup`: an open list of choices. */
export type Focus = 'none' | 'text' | 'area' | 'choice' | 'button' | 'popup';

/** Keys that edit a text or move in it, which a field of text never gives away. */
const editing =
  /^(?:Ctrl\+(?:Alt\+|Shift\+)?(?:Backspace|Delete|Insert|Home|End|Arrow\w+|[ACVXYZ])|(?:Alt|Shift|Alt\+Shift)\+(?:Backspace|Insert|Delete|Home|End|Arrow(?:Left|Right))|Shift\+Arrow\w+|Backspace|Delete|Home|End|Arrow(?:Left|Right))$/;
/** Of those, what forms with rows use beside a field: no system edits a text by them. */
const rowKeys = new Set(['Alt+Insert', 'Alt+Delete']);

/** Whether this key edits text: it belongs to a field of text that has the focus, whatever else it is bound to. */
export function isEditingKey(keys: string): boolean {
  return editing.test(keys) && !rowKeys.has(keys);
}

/** Keys by which a choice (a select, a radio) is worked; letters and digits are free there. */
const choosing = /^(?: |Enter|Home|End|Page\w+|Arrow\w+|Backspace|Delete)$/;

/**
 * Whether a key is the focused element's own. `yes`: always; `asked`: unless the binding asks for it (`inFields`), as the
 * Enter of a dialog does; `no`: it is free.
 */
export function ownedByFocus(keys: string, focus: Focus): 'yes' | 'asked' | 'no' {
  const plain = !/^(?:F\d+|Escape)$/.test(keys) && !/^(?:Ctrl|Alt)\+/.test(keys);
  switch (focus) {
    case 'none':
      return 'no';
    case 'popup':
      // What is marked in the list is taken before a form is sent.
      return plain || keys === 'Escape' || keys === 'Ctrl+Enter' ? 'yes' : 'no';
    case 'text':
    case 'area':
      if (isEditingKey(keys)) return 'yes';
      // A field of one line has no use for pages.
      if (focus === 'text' && /^Page(?:Up|Down)$/.test(keys)) return 'no';
      return plain ? 'asked' : 'no';
    case 'choice':
      return choosing.test(keys) ? 'asked' : 'no';
    case 'button':
      return keys === 'Enter' || keys === ' ' ? 'asked' : 'no';
  }
}

/** Characters closer together than this come from a scanner: no person types so fast. */
export const burstGapMs = 35;

/** A single key acts this long after it, when no other has followed: then it was no part of a burst. */
export const aloneMs = 60;
