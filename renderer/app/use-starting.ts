import { useEffect, useState } from 'react';
import { startingOf, startingPath, type Starting } from '../../shared/model/starting.ts';
import { connection, type useConnection } from '../rpc/client.ts';

const firstAskMs = 250;
const askEveryMs = 1000;

/** What keeps the console from opening; null for nothing that is known. Asked for only while there is no connection. */
export function useStarting(state: ReturnType<typeof useConnection>): Starting | null {
  const [starting, setStarting] = useState<Starting | null>(null);
  const asking = state !== 'online' && state !== 'barred';
  useEffect(() => {
    if (!asking) return;
    let waited = false;
    const ask = async (): Promise<void> => {
      const next = await askStarting();
      if (next === undefined) return;
      setStarting(next);
      // It is open now: do not wait for the next attempt's turn.
      if (waited && !next) connection.retry();
      waited = next !== null;
    };
    // A console that opens at once, as nearly always, is not asked.
    const first = setTimeout(() => void ask(), firstAskMs);
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [asking]);
  return starting;
}

/** Undefined: nobody answers, so what was said last still holds. */
async function askStarting(): Promise<Starting | null | undefined> {
  try {
    const response = await fetch(startingPath);
    return response.ok ? startingOf(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}
