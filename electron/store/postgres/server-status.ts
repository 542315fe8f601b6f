import type { Client } from 'pg';

/** A workstation as the server sees it. */
export interface WorkstationStatus {
  readonly workstation: string;
  readonly state: 'invited' | 'asks' | 'admitted' | 'put-out';
  /** Connections that are open now. */
  readonly connections: number;
  /** Seconds since it said that it is there; null: never since the server started. */
  readonly seenSecondsAgo: number | null;
  /** How many records of the log it has not read yet, by what it said last; null: not known. */
  readonly lag: number | null;
  readonly version: string;
  readonly readsFormat: number;
}

/** A branch as the server sees it. */
export interface BranchStatus {
  readonly branch: string;
  readonly seq: number;
  readonly format: number;
  readonly workstations: readonly WorkstationStatus[];
  readonly duties: readonly {
    readonly duty: string;
    readonly holder: string;
    readonly epoch: number;
    readonly secondsLeft: number;
  }[];
}

/** What IT wants to know about the server. */
export interface ServerStatus {
  readonly server: string;
  /** Settings under which confirmed acts could be lost or read on the network. */
  readonly dangers: readonly ('fsync-off' | 'full-page-writes-off' | 'tls-off')[];
  /** The last month that has a partition already, YYYY-MM; later ones are made when they are needed. */
  readonly monthsUntil: string | null;
  readonly branches: readonly BranchStatus[];
}

const workstations = `
SELECT w.branch, w.workstation, w.version, w.reads_format AS "readsFormat",
  CASE WHEN w.put_out_at IS NOT NULL THEN 'put-out' WHEN w.sealed_key IS NOT NULL THEN 'admitted'
    WHEN w.public_key IS NOT NULL THEN 'asks' ELSE 'invited' END AS state,
  (SELECT count(*)::int FROM pg_stat_activity a WHERE a.usename = w.role AND a.datname = current_database()) AS connections,
  extract(epoch FROM clock_timestamp() - p.seen_at)::int AS "seenSecondsAgo", (h.seq - p.seq)::int AS lag
FROM vestibule.workstation w JOIN vestibule.head h USING (branch) LEFT JOIN vestibule.presence p USING (branch, workstation)
ORDER BY w.branch, w.workstation`;

const duties = `
SELECT branch, duty, holder, epoch::int, extract(epoch FROM until - clock_timestamp())::int AS "secondsLeft"
FROM vestibule.duty WHERE until > clock_timestamp() ORDER BY branch, duty`;

const branches = `
SELECT b.branch, h.seq::int, b.format FROM vestibule.branch b JOIN vestibule.head h USING (branch) ORDER BY b.branch`;

const settings = `
SELECT current_setting('server_version') AS server, current_setting('fsync') AS fsync,
  current_setting('full_page_writes') AS pages, current_setting('ssl') AS tls,
  (SELECT max(replace(substr(c.relname, 5), '_', '-')) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'vestibule.log'::regclass) AS until`;

/** Reads the state of a server. */
export async function serverStatus(client: Client): Promise<ServerStatus> {
  const rows = async <T>(text: string) => (await client.query(text)).rows as T[];
  const [set] = await rows<
    Record<'server' | 'fsync' | 'pages' | 'tls', string> & { until: string | null }
  >(settings);
  if (!set) throw new Error('the server has no settings');
  const machines = await rows<WorkstationStatus & { branch: string }>(workstations);
  const held = await rows<BranchStatus['duties'][number] & { branch: string }>(duties);
  const list = await rows<Pick<BranchStatus, 'branch' | 'seq' | 'format'>>(branches);
  const of = <T extends { branch: string }>(all: readonly T[], name: string) =>
    all.filter(({ branch }) => branch === name).map(({ branch: _, ...rest }) => rest);
  const { fsync, pages, tls } = set;
  return {
    server: set.server,
    dangers: [
      ...(fsync === 'off' ? (['fsync-off'] as const) : []),
      ...(pages === 'off' ? (['full-page-writes-off'] as const) : []),
      ...(tls === 'off' ? (['tls-off'] as const) : []),
    ],
    monthsUntil: set.until,
    branches: list.map((branch) => ({
      ...branch,
      workstations: of(machines, branch.branch),
      duties: of(held, branch.branch),
    })),
  };
}
