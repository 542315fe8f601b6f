/** A field that takes typing. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The text field that has the focus, or null. */
export function textFieldNow(): TextField | null {
  const field = document.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
}

/** Sets a field's text the way a person's typing would, so that React hears of it. */
export function setValue(field: TextField, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Characters kept back from the field that has the focus; after a moment without another one they are typed into it. */
export function createHeldText(momentMs: number) {
  let text = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = (): void => {
    clearTimeout(timer);
    text = '';
  };
  const release = (): void => {
    const typed = text;
    drop();
    const field = typed === '' ? null : textFieldNow();
    if (field) insert(field, typed);
  };
  return {
    add(character: string): void {
      text += character;
      clearTimeout(timer);
      timer = setTimeout(release, momentMs);
    },
    release,
    drop,
  };
}

function insert(field: TextField, text: string): void {
  if (field.readOnly || field.disabled) return;
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  const room =
    field.maxLength < 0 ? text.length : field.maxLength - field.value.length + end - start;
  const typed = text.slice(0, Math.max(0, room));
  setValue(field, field.value.slice(0, start) + typed + field.value.slice(end));
  // Fields of numbers and dates have no caret that could be set.
  if (field.selectionStart !== null)
    field.setSelectionRange(start + typed.length, start + typed.length);
}
