import type { ComponentType } from 'react';
import { LobbyScreen } from '../lobby/LobbyScreen.tsx';
import { chunk } from '../actions/chunk.ts';
import type { Permission } from '../../shared/model/people/roles.ts';
import { needs, type Place } from './place.ts';

/** The screen of each place. Screens that the lobby does not need at once are loaded on demand. */
export const screens = {
  lobby: LobbyScreen,
  counter: chunk(() =>
    import('../counter/CounterScreen.tsx').then(({ CounterScreen }) => CounterScreen),
  ),
  branch: chunk(() =>
    import('../branch/BranchScreen.tsx').then(({ BranchScreen }) => BranchScreen),
  ),
  clients: chunk(() =>
    import('../clients/ClientsScreen.tsx').then(({ ClientsScreen }) => ClientsScreen),
  ),
  settings: chunk(() =>
    import('../settings/SettingsScreen.tsx').then(({ SettingsScreen }) => SettingsScreen),
  ),
  display: chunk(() =>
    import('../display/DisplayScreen.tsx').then(({ DisplayScreen }) => DisplayScreen),
  ),
} satisfies Readonly<Record<Place, ComponentType>>;

/** Preloads the screens that the person may enter, so that keys pressed after Alt+1–5 reach them. */
export function fetchScreens(permissions: readonly Permission[]): () => void {
  const waiting = requestIdleCallback(() => {
    for (const place of ['counter', 'branch', 'clients', 'settings'] as const)
      if (permissions.includes(needs[place])) screens[place].fetch();
  });
  return () => {
    cancelIdleCallback(waiting);
  };
}
