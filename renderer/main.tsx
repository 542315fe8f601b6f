import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './i18n/index.ts';
import './ui/tokens.css';
import './ui/base.css';
import { Console } from './app/Console.tsx';
import { startSession } from './app/session.ts';
import { queryClient } from './rpc/query-client.ts';
import { UiProvider } from './ui/UiProvider.tsx';

startSession();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <UiProvider>
          <Console />
        </UiProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
