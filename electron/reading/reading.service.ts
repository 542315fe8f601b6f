import type { Instant } from '../../shared/model/dates.ts';
import type { Role } from '../../shared/model/people/roles.ts';
import type { UnusualKind } from '../../shared/model/reading.ts';
import type { Faults } from '../platform/index.ts';
import { isBeyond, limitMs, readingOf, unusualIn, unusualMs, type Sum } from './reading.rules.ts';

/** A line of the audit trail to be written. */
export interface ReadingLine {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** A person as far as reading is concerned. */
interface Reader {
  readonly staffNo: string;
  readonly role: Role;
}

/** Records and limits what is read of clients. Called for every procedure of a person who is signed in. */
export interface Readings {
  /** Milliseconds until this may be read; 0: now. A refusal is recorded. */
  limit(reader: Reader, procedure: string, input: unknown): number;
  /** Records what an answer has read. */
  note(reader: Reader, procedure: string, input: unknown, output: unknown): void;
  /** Records a call that the role does not allow. */
  refused(reader: Reader, procedure: string): void;
  /** People whose reading of the last hour is out of the ordinary. */
  unusual(): readonly { staffNo: string; kind: UnusualKind; count: number }[];
  /** Writes what waits to be written. */
  flush(): void;
  stop(): void;
}

/** Dependencies. */
export interface ReadingsParts {
  readonly clock: () => Instant;
  /** Steady clock: no change of the wall clock gives a new allowance. */
  readonly steady: () => number;
  readonly write: (lines: readonly ReadingLine[]) => void;
  readonly faults: Pick<Faults, 'guard' | 'every'>;
}

interface Step extends Sum {
  readonly at: number;
}

const nothing = { clients: 0, rows: 0, misses: 0, limited: 0, refused: 0 };
/** Lines are written together this much later, so that no recognition waits for the disk. */
const collectMs = 200;
/** If the disk fails, so many lines wait for it. */
const mostWaiting = 20_000;

/** Creates the record of reading. */
export function createReadings({ clock, steady, write, faults }: ReadingsParts): Readings {
  let waiting: ReadingLine[] = [];
  const steps = new Map<string, Step[]>();

  function flush(): void {
    if (waiting.length === 0) return;
    const lines = waiting;
    waiting = [];
    try {
      write(lines);
    } catch (error) {
      waiting = [...lines, ...waiting].slice(-mostWaiting);
      throw error;
    }
  }

  function add(staffNo: string, action: string, subject: string, detail: string): void {
    waiting.push({ at: clock(), actor: staffNo, action, subject, detail });
  }

  function count(staffNo: string, step: Partial<Sum>): void {
    const at = steady();
    const kept = (steps.get(staffNo) ?? []).filter((one) => at - one.at < unusualMs);
    const last = kept.at(-1);
    // One step a second is fine enough, and bounded.
    if (last && at - last.at < 1_000) kept[kept.length - 1] = plus(last, step, last.at);
    else kept.push(plus(nothing, step, at));
    steps.set(staffNo, kept);
  }

  function sumOf(staffNo: string, withinMs: number): Sum {
    const at = steady();
    let sum: Sum = nothing;
    for (const step of steps.get(staffNo) ?? []) {
      if (at - step.at < withinMs) sum = plus(sum, step, 0);
    }
    return sum;
  }

  const stopFlushing = faults.every('listener', collectMs, flush);
  return {
    limit({ staffNo, role }, procedure, input) {
      const before = steps.get(staffNo);
      if (!before || !isBeyond(role, procedure, input, sumOf(staffNo, limitMs))) return 0;
      const oldest = before.find(({ at }) => steady() - at < limitMs)?.at ?? steady();
      add(staffNo, 'read-limit', procedure, '');
      count(staffNo, { limited: 1 });
      return Math.max(1, oldest + limitMs - steady());
    },
    note({ staffNo }, procedure, input, output) {
      const reading = readingOf(procedure, input, output);
      if (!reading) return;
      const { act, subject, detail, clients, rows, isMiss, isWritten = false } = reading;
      if (!isWritten) add(staffNo, act, subject, detail);
      count(staffNo, { clients, rows, misses: isMiss ? 1 : 0 });
    },
    refused({ staffNo }, procedure) {
      add(staffNo, 'refused', procedure, '');
      count(staffNo, { refused: 1 });
    },
    unusual: () =>
      [...steps.keys()].flatMap((staffNo) =>
        unusualIn(sumOf(staffNo, unusualMs)).map((one) => ({ staffNo, ...one })),
      ),
    flush,
    stop() {
      stopFlushing();
      flush();
    },
  };
}

function plus(sum: Sum, more: Partial<Sum>, at: number): Step {
  return {
    at,
    clients: sum.clients + (more.clients ?? 0),
    rows: sum.rows + (more.rows ?? 0),
    misses: sum.misses + (more.misses ?? 0),
    limited: sum.limited + (more.limited ?? 0),
    refused: sum.refused + (more.refused ?? 0),
  };
}
