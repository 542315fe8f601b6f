/** A file as found when the drop folder was listed. */
export interface Seen {
  readonly name: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** How often in a row a file was found unchanged. */
export type Unchanged = ReadonlyMap<string, Seen & { readonly times: number }>;

/**
 * What a file still needs before it is imported. marker: its marker; quiet: some time without changes; name: another
 * name, because it looks like an exchange file and has none of their names.
 */
export type WaitsFor = 'marker' | 'quiet' | 'name';

/** The result of judging a listing of the drop folder. */
export interface Look {
  /** Complete exchange files, to be imported together; empty while one of them is still being written. */
  readonly ready: readonly string[];
  /** Files that are not imported yet, and what they need. */
  readonly waiting: readonly { readonly name: string; readonly for: WaitsFor }[];
  /** Markers of the complete files and of the whole folder. */
  readonly markers: readonly string[];
  readonly unchanged: Unchanged;
}

/** How files are judged. */
export interface Completeness {
  /** Names of exchange files, without `.gz`. */
  readonly names: readonly string[];
  readonly complete: 'marker' | 'settled';
  /** How many listings in a row must find a file unchanged. */
  readonly looks: number;
}

/** Markers for the whole folder. */
const folderMarkers = ['_READY', '_SUCCESS'] as const;
/** Endings of markers for one file: clients.csv.done. */
const fileMarkers = ['.done', '.ok'] as const;

/**
 * Judges a listing of the drop folder. A file is complete if it or the folder has a marker or, unless only markers count,
 * if its size and time have not changed for some listings. A file that is still being written holds the others back,
 * because a night's files belong together. A file that only lacks a marker does not: it may never get one.
 */
export function judge(
  files: readonly Seen[],
  before: Unchanged,
  { names, complete, looks }: Completeness,
): Look {
  // Other systems may write names in upper case.
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
