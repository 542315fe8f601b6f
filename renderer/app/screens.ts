import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import { LobbyScreen } from '../lobby/LobbyScreen.tsx';
import type { Place } from './place.ts';

/** Each place's screen. Those that the lobby does not need at once come in chunks of their own. */
export const screens: Readonly<Record<Place, ComponentType | LazyExoticComponent<ComponentType>>> =
  {
    lobby: LobbyScreen,
    counter: lazy(() =>
      import('../counter/CounterScreen.tsx').then(({ CounterScreen }) => ({
        default: CounterScreen,
      })),
    ),
    branch: lazy(() =>
      import('../branch/BranchScreen.tsx').then(({ BranchScreen }) => ({ default: BranchScreen })),
    ),
    clients: lazy(() =>
      import('../clients/ClientsScreen.tsx').then(({ ClientsScreen }) => ({
        default: ClientsScreen,
      })),
    ),
    settings: lazy(() =>
      import('../settings/SettingsScreen.tsx').then(({ SettingsScreen }) => ({
        default: SettingsScreen,
      })),
    ),
    display: lazy(() =>
      import('../display/DisplayScreen.tsx').then(({ DisplayScreen }) => ({
        default: DisplayScreen,
      })),
    ),
  };
