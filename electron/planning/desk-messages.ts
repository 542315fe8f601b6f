import type { Instant } from '../../shared/model/dates.ts';
import type { LoggedEvent } from '../../shared/model/floor.ts';
import type { WhatIfQuestion } from './desk.ts';

/** What the desk is asked; each question has one answer. */
export type Question =
  | { readonly type: 'figures'; readonly now: Instant }
  | { readonly type: 'week' }
  | { readonly type: 'playable' }
  | { readonly type: 'what-if'; readonly question: WhatIfQuestion };

/** Messages to the desk, in the order of the log. */
export type ToDesk =
  | { readonly type: 'events'; readonly events: readonly LoggedEvent[] }
  | (Question & { readonly id: number });

/** Messages from the desk. */
export type FromDesk =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string }
  /** A record that the desk cannot follow; it follows nothing more. */
  | { readonly unreadable: number; readonly failed: string };
