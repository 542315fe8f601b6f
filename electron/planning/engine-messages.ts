import type { Instant } from '../../shared/model/dates.ts';
import type { LoggedEvent } from '../../shared/model/floor-event.ts';
import type { WhatIfQuestion } from './planning-engine.ts';

/** A request to the planning engine; each has one response. */
export type Question =
  | { readonly type: 'figures'; readonly now: Instant }
  | { readonly type: 'week' }
  | { readonly type: 'playable' }
  | { readonly type: 'what-if'; readonly question: WhatIfQuestion };

/** Messages to the engine's worker, in the order of the log. */
export type ToEngine =
  | { readonly type: 'events'; readonly events: readonly LoggedEvent[] }
  | (Question & { readonly id: number });

/** Messages from the engine's worker. */
export type FromEngine =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string }
  /** The engine cannot process this record, and stops following the log. */
  | { readonly unreadable: number; readonly failed: string };
