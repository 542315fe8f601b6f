import type { KeyboardEvent } from 'react';

/** ↑ and ↓ go through the buttons of a list; the browser scrolls to the one with the focus. */
export function arrowsThroughButtons(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[at + by];
  event.preventDefault();
  next?.focus();
}
