import type { Focus } from './key-names.ts';

const popups = '.ant-select-dropdown, .ant-dropdown, .ant-picker-dropdown';
/** Input types without text. */
const chosen = new Set([
  'checkbox',
  'radio',
  'range',
  'color',
  'file',
  'button',
  'submit',
  'reset',
]);

/** The kind of an element, as far as keys are concerned. */
export function focusKind(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return 'none';
  const select = target.closest('.ant-select');
  if (target.closest(popups)) return 'popup';
  if (select) {
    if (target.getAttribute('aria-expanded') === 'true') return 'popup';
    return select.matches('.ant-select-show-search') ? 'text' : 'choice';
  }
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return 'area';
  if (target instanceof HTMLSelectElement) return 'choice';
  if (target instanceof HTMLInputElement) {
    if (!chosen.has(target.type)) return 'text';
    return target.type === 'radio' || target.type === 'range' ? 'choice' : 'button';
  }
  return target.closest('button, a, [role="button"]') === null ? 'none' : 'button';
}

/** Whether the element takes text. */
export function takesText(target: EventTarget | null): boolean {
  const kind = focusKind(target);
  return kind === 'text' || kind === 'area';
}
