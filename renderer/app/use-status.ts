import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Answers } from '../rpc/answers.ts';
import { orpc } from '../rpc/client.ts';
import { noteServerTime } from '../ui/server-clock.ts';

/** What the console is: its branch, its people, its host. */
export type Status = Answers['session']['status'];

/** What a page may know before anyone signed in. */
export function useStatus() {
  const query = useQuery(orpc.session.status.queryOptions({ retry: true, retryDelay: 1000 }));
  const serverTime = query.data?.serverTime;
  useEffect(() => {
    if (serverTime !== undefined) noteServerTime(serverTime);
  }, [serverTime]);
  return query;
}
