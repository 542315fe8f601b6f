/**
 * What an import does with a file: finds out its encoding; reads, checks and loads its lines; builds search keys;
 * makes it durable, after which it is no longer cancelled.
 */
export type ImportPhase = 'checking' | 'reading' | 'indexing' | 'storing';

/** How far an import is. */
export interface ImportProgress {
  readonly file: string;
  readonly phase: ImportPhase;
  /** Lines of this file so far. */
  readonly rows: number;
  /** Bytes of all files of the folder, as they lie on disk. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Share of the whole import that is done, 0 to 1: moves in every phase, never falls back. */
  readonly fraction: number;
  /** Lines of this file read in a second, on average so far. */
  readonly rowsPerSecond: number;
  /** Until the whole import is done; null while it is too early to say. */
  readonly remainingSeconds: number | null;
}

/** A file of an import as the meter knows it. */
export interface MeteredFile {
  readonly file: string;
  /** On disk. */
  readonly bytes: number;
}

/** Turns what an import does into what it tells. */
export interface ImportMeter {
  /** The next file begins. */
  begin(file: MeteredFile): void;
  /**
   * @param done how far the phase is, 0 to 1
   * @param rows lines of this file so far
   */
  at(phase: ImportPhase, done: number, rows: number): ImportProgress;
  /** The file is done with, loaded or refused. */
  end(): void;
}

/** Where in a file's share of the bar a phase begins; measured on a million lines of clients into an empty book. */
const begins: Readonly<Record<ImportPhase, number>> = {
  checking: 0,
  reading: 0.02,
  indexing: 0.75,
  storing: 0.9,
};
const ends: Readonly<Record<ImportPhase, number>> = {
  checking: begins.reading,
  reading: begins.indexing,
  indexing: begins.storing,
  storing: 1,
};

/** Before that a guess at the time left would jump about. */
const sureAfterSeconds = 1;
const sureAfterFraction = 0.02;

/**
 * Measures an import of files of these sizes.
 * @param bytesTotal of all files
 * @param seconds a clock that only goes forward
 */
export function createMeter(bytesTotal: number, seconds: () => number): ImportMeter {
  const began = seconds();
  let current: MeteredFile = { file: '', bytes: 0 };
  let fileBegan = began;
  let bytesBefore = 0;
  let told = 0;
  let rate = 0;
  return {
    begin(file) {
      current = file;
      fileBegan = seconds();
      rate = 0;
    },
    at(phase, done, rows) {
      const part = begins[phase] + (ends[phase] - begins[phase]) * Math.min(1, done);
      const fraction = bytesTotal === 0 ? 1 : (bytesBefore + current.bytes * part) / bytesTotal;
      told = Math.min(1, Math.max(told, fraction));
      const now = seconds();
      if (phase === 'reading' && now > fileBegan) rate = rows / (now - fileBegan);
      const elapsed = now - began;
      const sure = elapsed >= sureAfterSeconds && told >= sureAfterFraction;
      const read = phase === 'checking' ? 0 : phase === 'reading' ? done : 1;
      return {
        file: current.file,
        phase,
        rows,
        bytesDone: bytesBefore + Math.round(current.bytes * Math.min(1, read)),
        bytesTotal,
        fraction: told,
        rowsPerSecond: Math.round(rate),
        remainingSeconds: sure ? Math.ceil((elapsed * (1 - told)) / told) : null,
      };
    },
    end() {
      bytesBefore += current.bytes;
    },
  };
}
