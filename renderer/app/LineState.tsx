import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../i18n/format.ts';
import { orpc, useConnection } from '../rpc/client.ts';
import { Dot } from '../ui/status/Dot.tsx';

const everyMs = 2_000;
const dots = { online: 'good', connecting: 'warn', offline: 'alarm', barred: 'alarm' } as const;

/** The connection of this page to the console and, where workstations share the branch, of the console to their server. */
export function LineState() {
  const { t } = useTranslation('common');
  const connection = useConnection();
  const clock = useQuery(orpc.queue.clock.queryOptions({ refetchInterval: everyMs }));
  const line = clock.data?.line ?? null;
  const machine = clock.data?.machine ?? 0;
  const [since, setSince] = useState<{ line: string; at: number } | null>(null);
  if (line !== null && line !== since?.line) setSince({ line, at: machine });
  if (connection !== 'online' || line === null || line === 'joined') {
    return (
      <span role="status" data-connection={connection} data-line={line ?? undefined}>
        <Dot look={dots[connection]} />
        {t(`connection.${connection}`)}
      </span>
    );
  }
  return (
    <span
      role="status"
      data-connection={connection}
      data-line={line}
      title={t(`line.works.${line}`)}
    >
      <Dot look={line === 'catching-up' ? 'warn' : 'alarm'} />
      {t(`line.${line}`, { at: clockTime(since?.at ?? machine) })}
    </span>
  );
}
