import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HealthView } from '../../shared/contract/health.ts';
import { branchOffsetMs, businessDateOf, type Instant } from '../../shared/model/dates.ts';
import type { HealthCheck } from '../../shared/model/health.ts';
import { keyFileName, sealedKeyFileName } from '../data/index.ts';
import { lastLines, maskedText, programVersion, type Faults } from '../platform/index.ts';

/** Dependencies: small views of what others know. */
export interface HealthParts {
  readonly dir: string;
  readonly host: { readonly kind: 'desktop' | 'browser'; readonly logs?: string };
  readonly clock: () => Instant;
  readonly faults: Pick<Faults, 'recent'>;
  readonly proof: { state(): { readonly finding: unknown; readonly records: number } };
  readonly lastBackupAt: () => Instant | null;
  /** The day up to which the client data goes; null: none. */
  readonly bookDate: () => string | null;
  readonly clients: () => number;
  readonly people: () => number;
  readonly windows: () => number;
}

type Check = HealthView['checks'][number];

const dayMs = 86_400_000;
const backupWithinMs = 7 * dayMs;
const bookWithinMs = 4 * dayMs;
/** Below this a night's import may not find room. */
const leastFreeBytes = 2_000_000_000;
const lines = 300;

/** Tells how the console is. */
export function createHealth(parts: HealthParts) {
  const { dir, host, clock, faults } = parts;
  const startedAt = clock();

  const check = (
    name: HealthCheck,
    isGood: boolean,
    found: string | null = null,
    value: number | null = null,
  ): Check => ({ check: name, state: isGood ? 'good' : 'look', found, value });

  function backup(): Check {
    const at = parts.lastBackupAt();
    return check('backup', at !== null && clock() - at < backupWithinMs, at ? 'at' : 'none', at);
  }

  function disk(): Check {
    const { bavail, bsize } = statfsSync(dir);
    const free = bavail * bsize;
    return check('disk', free >= leastFreeBytes, 'free', free);
  }

  function folder(): Check {
    // Windows has no mode bits: there the folder's access list protects it.
    if (process.platform === 'win32') return check('folder', true, 'access-list');
    const isOpen = (statSync(dir).mode & 0o077) !== 0;
    return check('folder', !isOpen, isOpen ? 'open' : 'own');
  }

  function key(): Check {
    if ((process.env['VESTIBULE_KEY'] ?? '') !== '') return check('key', true, 'environment');
    if (existsSync(join(dir, keyFileName))) return check('key', false, 'file');
    return check('key', true, existsSync(join(dir, sealedKeyFileName)) ? 'sealed' : 'environment');
  }

  function book(): Check {
    const date = parts.bookDate();
    if (date === null) return check('book', false, 'none');
    const at = Date.parse(`${date}T00:00:00Z`) - branchOffsetMs;
    return check('book', clock() - at < bookWithinMs, 'as-of', at);
  }

  function state(): HealthView {
    const { finding, records } = parts.proof.state();
    const recent = faults.recent();
    return {
      at: clock(),
      startedAt,
      checks: [
        check('log', finding === null),
        backup(),
        disk(),
        folder(),
        key(),
        book(),
        check('faults', recent.length === 0, null, recent.length),
      ],
      versions: versions(),
      host: host.kind,
      dataDir: dir,
      logs: host.logs ?? null,
      files: filesIn(dir),
      counts: {
        clients: parts.clients(),
        records,
        people: parts.people(),
        windows: parts.windows(),
      },
      memoryBytes: process.memoryUsage.rss(),
      faults: [...recent],
    };
  }

  return {
    state,
    /** The state and the latest lines of the error log as a text without client data. */
    bundle(): { readonly name: string; readonly text: string } {
      const { at, ...rest } = state();
      const log = host.logs === undefined ? [] : lastLines(host.logs, lines);
      const made = new Date(at).toISOString();
      const text = JSON.stringify({ made, ...rest, log: log.map(parsed) }, masking, 2);
      return { name: `vestibule-support-${businessDateOf(at)}.json`, text: `${text}\n` };
    },
  };
}

/** A line of the log as the object that it is, so that each of its texts is masked by itself. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return line;
  }
}

/** Texts that tell no client and that masking would spoil. */
const plain = new Set(['made', 'at', 'id', 'version']);

function masking(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || plain.has(key)) return value;
  return maskedText(value.replaceAll(homedir(), '~'));
}

function versions(): HealthView['versions'] {
  const { node, electron, chrome } = process.versions;
  const known = { Vestibule: programVersion, Electron: electron, Chromium: chrome };
  const named = { ...known, 'Node.js': node, [process.platform]: process.arch };
  return Object.entries<string | undefined>(named).flatMap(([name, version]) =>
    version === undefined ? [] : [{ name, version }],
  );
}

/** The files of the data folder, without those of subfolders. */
function filesIn(dir: string): HealthView['files'] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({
      name,
      bytes: statSync(join(dir, name), { throwIfNoEntry: false })?.size ?? 0,
    }))
    .sort((a, b) => b.bytes - a.bytes);
}
