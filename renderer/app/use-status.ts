import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Answers } from '../rpc/answers.ts';
import { orpc } from '../rpc/client.ts';
import { noteServerTime } from '../actions/server-clock.ts';

/** The status of the console: branch, people, host. */
export type Status = Answers['session']['status'];

/** The status that a page may know before sign-in. */
export function useStatus() {
  const query = useQuery(orpc.session.status.queryOptions({ retry: true, retryDelay: 1000 }));
  const serverTime = query.data?.serverTime;
  useEffect(() => {
    if (serverTime !== undefined) noteServerTime(serverTime);
  }, [serverTime]);
  return query;
}
