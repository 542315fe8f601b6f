import type { MouseEvent } from 'react';

/**
 * The ticket whose row was clicked, by its `data-ticket`. One listener on the list, so that rows need no callbacks and
 * are not drawn again when their neighbours change.
 */
export function ticketAt({ target }: MouseEvent): string | null {
  const row = target instanceof Element ? target.closest('[data-ticket]') : null;
  return row?.getAttribute('data-ticket') ?? null;
}
