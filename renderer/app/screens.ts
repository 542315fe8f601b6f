import type { ComponentType } from 'react';
import { LobbyScreen } from '../lobby/LobbyScreen.tsx';
import { chunk } from '../ui/chunk.ts';
import type { Place } from './place.ts';

/** Each place's screen. Those that the lobby does not need at once come in chunks of their own. */
export const screens: Readonly<Record<Place, ComponentType>> = {
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
};
