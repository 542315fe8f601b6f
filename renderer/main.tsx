import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './i18n/index.ts';
import './ui/tokens.css';
import './ui/base.css';
import { Console } from './app/Console.tsx';
import { GlobalKeys } from './app/GlobalKeys.tsx';
import { startSession } from './app/session.ts';
import { connection } from './rpc/client.ts';
import { pauseWhileAway, queryClient } from './rpc/query-client.ts';
import { Boundary } from './actions/Boundary.tsx';
import { startKeyboard } from './keyboard/keyboard.ts';
import { UiProvider } from './ui/UiProvider.tsx';

pauseWhileAway(connection);
startKeyboard();
startSession();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <UiProvider>
          <Boundary of="page">
            <Console />
          </Boundary>
          <GlobalKeys />
        </UiProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
