import type { ComponentType } from 'react';
import { LobbyScreen } from '../lobby/LobbyScreen.tsx';
import { chunk } from '../ui/chunk.ts';
import type { Permission } from '../../shared/model/roles.ts';
import { needs, type Place } from './place.ts';

/** Each place's screen. Those that the lobby does not need at once come in chunks of their own. */
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

/** Fetches the screens that somebody may enter when there is time, so that the keys after Alt+1–5 find theirs. */
export function fetchScreens(permissions: readonly Permission[]): () => void {
  const waiting = requestIdleCallback(() => {
    for (const place of ['counter', 'branch', 'clients', 'settings'] as const)
      if (permissions.includes(needs[place])) screens[place].fetch();
  });
  return () => {
    cancelIdleCallback(waiting);
  };
}
