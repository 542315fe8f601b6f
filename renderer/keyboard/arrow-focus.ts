import type { KeyboardEvent } from 'react';
import { isComposing } from './key-names.ts';

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** Moves the focus with arrow keys through the buttons or boxes of a group. The browser scrolls to the focus. */
function arrowsThrough(selector: string) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const by = steps[event.key];
    if (by === undefined || isComposing(event.nativeEvent)) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
    const at = all.findIndex((one) => one === document.activeElement);
    event.preventDefault();
    all[at + by]?.focus();
  };
}

export const arrowsThroughButtons = arrowsThrough('button');
export const arrowsThroughBoxes = arrowsThrough('input[type="checkbox"]');
