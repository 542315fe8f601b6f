import { useSyncExternalStore } from 'react';
import type { Permission, Role } from '../../shared/model/roles.ts';

/** Screens of the console, in the order of the navigation; the display is a window of its own. */
export const places = ['lobby', 'counter', 'branch', 'clients', 'settings', 'display'] as const;
export type Place = (typeof places)[number];

/** What a person needs to enter a screen. */
export const needs: Readonly<Record<Place, Permission | null>> = {
  lobby: 'recognise',
  counter: 'serve',
  branch: 'steer',
  clients: 'recognise',
  settings: 'configure',
  display: null,
};

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
  location.hash = `#/${place}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}

/** The place that the address names now. */
export function usePlace(): Place | null {
  return useSyncExternalStore(subscribe, () => placeFrom(location.hash));
}
