import type { RefObject } from 'react';
import { useEffect } from 'react';
import { takesText } from '../../keyboard/focus-kind.ts';
import { isComposing } from '../../keyboard/key-names.ts';
import { dialogIsOpen } from '../../keyboard/keyboard.ts';

/**
 * Gives the search field the focus whenever nothing else needs it: when the focus would go nowhere, and when a person
 * begins to type while nothing that takes typing has it.
 */
export function useTypeToSearch(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const nothingFocused = () => document.activeElement === document.body;
    const focus = () => {
      if (!dialogIsOpen() && nothingFocused()) field.current?.focus();
    };
    const afterFocusLeft = () => {
      // The element that takes the focus, if any, has it only after this event.
      setTimeout(focus, 0);
    };
    const type = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
      if (event.defaultPrevented || !plain || event.key.length !== 1 || event.key === ' ') return;
      if (dialogIsOpen() || isComposing(event) || takesText(event.target)) return;
      // Focused now, the field receives this very key, and what it held belongs to the client before.
      field.current?.focus();
      field.current?.select();
    };
    focus();
    window.addEventListener('focusout', afterFocusLeft);
    window.addEventListener('focus', focus);
    window.addEventListener('keydown', type);
    return () => {
      window.removeEventListener('focusout', afterFocusLeft);
      window.removeEventListener('focus', focus);
      window.removeEventListener('keydown', type);
    };
  }, [field]);
}
