import { useSyncExternalStore } from 'react';
import type { Permission, Role } from '../../shared/model/people/roles.ts';

/** Screens of the console, in the order of the navigation; the display is a window of its own. */
export const places = ['lobby', 'counter', 'branch', 'clients', 'settings', 'display'] as const;
export type Place = (typeof places)[number];

/** The permission that a screen needs. */
export const needs = {
  lobby: 'recognise',
  counter: 'serve',
  branch: 'steer',
  clients: 'recognise',
  settings: 'configure',
  display: null,
} as const satisfies Readonly<Record<Place, Permission | null>>;

/** The first screen of each role. */
export const firstPlace: Readonly<Record<Role, Place>> = {
  lobby: 'lobby',
  teller: 'counter',
  manager: 'lobby',
  head: 'branch',
  admin: 'settings',
};

/** The place in the address, `#/lobby`; null when it names none. */
export function placeFrom(hash: string): Place | null {
  const name = /^#\/([a-z]+)/.exec(hash)?.[1];
  return places.find((place) => place === name) ?? null;
}

/** Goes to a screen. */
export function go(place: Place): void {
  goTo(`#/${place}`);
}

/** Follows at once and not with the event that comes later: the next key may mean what is opened now. */
function goTo(hash: string): void {
  location.hash = hash;
  follow();
}

type Ask = (go: () => void) => void;

const listeners = new Set<() => void>();
/** The hash of the present screen. The address may be ahead of it while a guard asks. */
let shown: string | null = null;
let guard: Ask | null = null;

function follow(): void {
  const to = location.hash;
  const from = shown ?? to;
  if (guard && placeFrom(from) !== placeFrom(to)) {
    // Stay on the screen until the guard allows it.
    history.replaceState(history.state, '', from);
    guard(() => {
      guard = null;
      goTo(to);
    });
    return;
  }
  shown = to;
  for (const notify of listeners) notify();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('hashchange', follow);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('hashchange', follow);
    shown = null;
  };
}

function shownPlace(): Place | null {
  shown ??= location.hash;
  return placeFrom(shown);
}

/** The place of the present screen. */
export function usePlace(): Place | null {
  return useSyncExternalStore(subscribe, shownPlace);
}

/**
 * Guards every way to another screen (link, key, the browser's back) until `ask` calls its argument.
 * @returns removes the guard
 */
export function guardPlace(ask: Ask): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = null;
  };
}
