/** A text field. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The text field that has the focus, or null. */
export function textFieldNow(): TextField | null {
  const field = document.activeElement;
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
}

/** Sets a field's text with an input event, so that React notices it. */
export function setValue(field: TextField, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Inserts a text at the caret. */
export function insertText(text: string): void {
  const field = text === '' ? null : textFieldNow();
  if (field) insert(field, text);
}

function insert(field: TextField, text: string): void {
  if (field.readOnly || field.disabled) return;
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  const room =
    field.maxLength < 0 ? text.length : field.maxLength - field.value.length + end - start;
  const typed = text.slice(0, Math.max(0, room));
  setValue(field, field.value.slice(0, start) + typed + field.value.slice(end));
  // The caret of number and date fields cannot be set.
  if (field.selectionStart !== null)
    field.setSelectionRange(start + typed.length, start + typed.length);
}
