/** A file as a look into the drop folder found it. */
export interface Seen {
  readonly name: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** How often in a row a file was seen unchanged. */
export type Unchanged = ReadonlyMap<string, Seen & { readonly times: number }>;

/**
 * What keeps a file from being taken: its marker; that nobody writes to it for a while; another name, for it looks like an
 * exchange file and is called as none is.
 */
export type WaitsFor = 'marker' | 'quiet' | 'name';

/** What a look into the drop folder means. */
export interface Look {
  /** Exchange files that are complete, to be taken together; empty while one of them is still being written. */
  readonly ready: readonly string[];
  /** Files that are there and not taken, and what they wait for. */
  readonly waiting: readonly { readonly name: string; readonly for: WaitsFor }[];
  /** Markers of the files that are ready, and of the whole folder. */
  readonly markers: readonly string[];
  readonly unchanged: Unchanged;
}

/** How files are judged. */
export interface Completeness {
  /** Names of exchange files, without `.gz`. */
  readonly names: readonly string[];
  readonly complete: 'marker' | 'settled';
  /** Looks in a row that must find a file unchanged. */
  readonly looks: number;
}

/** "Everything is there", for the whole folder. */
const folderMarkers = ['_READY', '_SUCCESS'] as const;
/** "This file is there": clients.csv.done. */
const fileMarkers = ['.done', '.ok'] as const;

/**
 * Judges a look into the drop folder. A file is complete when it has its marker, when the folder has one, or, unless only
 * markers count, when its size and time have not changed for some looks. Files still being written hold the others
 * back, because a night's files belong together; those that only lack a marker do not: they may never get one.
 */
export function judge(
  files: readonly Seen[],
  before: Unchanged,
  { names, complete, looks }: Completeness,
): Look {
  // Other systems write names in capitals.
  const present = new Map(files.map(({ name }) => [name.toLowerCase(), name]));
  const whole = folderMarkers.flatMap((marker) => present.get(marker.toLowerCase()) ?? []);
  const wanted = new Set(names.flatMap((name) => [name, `${name}.gz`]));
  const unchanged = new Map<string, Seen & { times: number }>();
  const ready: string[] = [];
  const waiting: { name: string; for: WaitsFor }[] = [];
  const markers: string[] = [...whole];
  for (const file of files) {
    if (!wanted.has(file.name.toLowerCase())) {
      if (/\.csv(\.gz)?$/i.test(file.name)) waiting.push({ name: file.name, for: 'name' });
      continue;
    }
    const last = before.get(file.name);
    const same = last?.size === file.size && last.mtimeMs === file.mtimeMs;
    const times = same ? last.times + 1 : 1;
    unchanged.set(file.name, { ...file, times });
    const own = fileMarkers.flatMap((end) => present.get((file.name + end).toLowerCase()) ?? []);
    markers.push(...own);
    if (whole.length > 0 || own.length > 0) ready.push(file.name);
    else if (complete === 'marker') waiting.push({ name: file.name, for: 'marker' });
    else if (times > looks) ready.push(file.name);
    else waiting.push({ name: file.name, for: 'quiet' });
  }
  const writing = waiting.some((file) => file.for === 'quiet');
  return { ready: writing ? [] : ready, waiting, markers: writing ? [] : markers, unchanged };
}
