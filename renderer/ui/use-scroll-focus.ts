import type { RefObject } from 'react';
import { useEffect } from 'react';

const takesFocus = 'button, a[href], input, select, textarea, summary, [tabindex]';

/**
 * Lets the keyboard reach an area that scrolls and has nothing inside that takes the focus: without it, what stands
 * below its edge could be seen with a mouse only.
 */
export function useScrollFocus(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    const look = () => {
      const scrolls = element.scrollHeight > element.clientHeight;
      if (scrolls && !element.querySelector(takesFocus)) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    };
    const size = new ResizeObserver(look);
    size.observe(element);
    const content = new MutationObserver(look);
    content.observe(element, { childList: true, subtree: true });
    return () => {
      size.disconnect();
      content.disconnect();
    };
  }, [area]);
}
