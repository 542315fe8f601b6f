import { holdsKey, isTrackText } from '../../../shared/model/clients/scanned.ts';
import type { Hit, Recognition } from '../../../shared/contract/hall.ts';
import type { LobbyPlace } from '../use-lobby-place.ts';
import type { Search } from '../arrival/use-search.ts';

/** The content below the search field. */
export type Shown =
  | { readonly kind: 'nothing' | 'searching' }
  /** A scan without a number: it matches nobody, so Enter must not take a ticket. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'failed'; readonly error: Error }
  | {
      readonly kind: 'hits';
      readonly hits: readonly Hit[];
      readonly more: boolean;
      /** Matches of an earlier text, which cannot be chosen. */
      readonly stale: boolean;
    }
  | { readonly kind: 'client'; readonly hit: Hit; readonly card: Recognition | null }
  | { readonly kind: 'walk-in'; readonly text: string }
  | { readonly kind: 'ticket'; readonly ticketId: string };

/** Whether the client was found by a complete number, so that there is no doubt. */
export function isExact(shown: Shown): boolean {
  if (shown.kind !== 'client') return false;
  const { matchedBy } = shown.hit;
  return (
    matchedBy === 'card' || matchedBy === 'id' || matchedBy === 'phone' || matchedBy === 'client-no'
  );
}

/** One hit is the client, several are a list, none is a walk-in; an open ticket covers them. */
export function shownIn(
  place: LobbyPlace,
  { hits, earlier, more, card, error, found }: Omit<Search, 'pending' | 'retry'>,
): Shown {
  if (place.ticketId !== null) return { kind: 'ticket', ticketId: place.ticketId };
  if (place.walkIn) return { kind: 'walk-in', text: '' };
  const unread = place.misread || (isTrackText(place.text) && !holdsKey(place.text));
  if (unread) return { kind: 'unread' };
  if (place.text.trim() === '') return { kind: 'nothing' };
  if (place.chosen) return { kind: 'client', hit: place.chosen, card: null };
  if (error) return { kind: 'failed', error };
  if (hits === null) {
    return earlier ? { kind: 'hits', hits: earlier, more, stale: true } : { kind: 'searching' };
  }
  const [first] = hits;
  if (!first) return { kind: 'walk-in', text: found };
  return hits.length === 1
    ? { kind: 'client', hit: first, card }
    : { kind: 'hits', hits, more, stale: false };
}
