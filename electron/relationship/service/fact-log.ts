import { randomUUID } from 'node:crypto';
import type { BusinessDate, Instant } from '../../../shared/model/dates.ts';
import type { LoggedEvent } from '../../../shared/model/floor-event.ts';
import type { LoggedFact, RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import { RefusalError } from '../../../shared/model/hall/refusal.ts';
import type { BranchLog } from '../../branch-log/index.ts';
import type { LogPort } from '../../store/index.ts';

/** Who acts and from where. */
export interface Acting {
  /** Staff number, or "system". */
  readonly actor: string;
  readonly place: string;
}

/** When something is recorded. */
export interface Moment {
  readonly day: BusinessDate;
  readonly at: Instant;
}

/** Relationship work in the branch's log. The only place of this subject that knows the log. */
export interface FactLog {
  /** Facts from a record on, in order. */
  read(fromSeq: number): Iterable<LoggedFact>;
  /** The number of the last correction of the clock: another one, and every fact has to be read again. 0: none. */
  corrected(): number;
  /**
   * Durable when it resolves. Nobody else can append between the decision and the append.
   * @param decide synchronous; no facts: there is nothing to write
   * @throws DataError, or what `decide` throws; then nothing was appended
   */
  append(
    by: Acting,
    decide: (moment: Moment) => readonly RelationshipFact[],
  ): Promise<readonly LoggedFact[]>;
}

/** What the log of facts is made of. */
export interface FactLogParts {
  /** The local copy, for reading. */
  readonly log: Pick<BranchLog, 'head' | 'corrected' | 'relationshipFacts' | 'eventOf'>;
  readonly port: Pick<LogPort, 'append'>;
  /** Turns the branch's day where it is due. */
  readonly openToday: () => Promise<void>;
  /** When it is now. */
  readonly moment: () => Moment;
}

/** Facts of a log from a record on, in order. */
export function* readFacts(
  log: Pick<BranchLog, 'relationshipFacts'>,
  fromSeq: number,
): Iterable<LoggedFact> {
  for (const event of log.relationshipFacts(fromSeq)) {
    const fact = factOf(event);
    if (fact) yield fact;
  }
}

/** Opens the facts in a branch's log. */
export function createFactLog({ log, port, openToday, moment }: FactLogParts): FactLog {
  return {
    read: (fromSeq) => readFacts(log, fromSeq),
    corrected: () => log.corrected(),
    async append(by, decide) {
      await openToday();
      // What is newer is in the local copy, from which the caller's state is folded.
      const done = await port.append(randomUUID(), log.head(), () => {
        const when = moment();
        const facts = decide(when);
        if (facts.length === 0) return null;
        const events = facts.map((fact) => ({ type: 'relationship', fact }) as const);
        return { ...when, ...by, events };
      });
      if (done.kind === 'nothing') return [];
      if (done.kind === 'refused') throw new RefusalError(done.refusal.refused);
      return done.rows.flatMap((row) => factOf(log.eventOf(row)) ?? []);
    },
  };
}

/** null: a record that only a wrong clock had caused, or one of the hall. */
function factOf({ seq, day, at, actor, event }: LoggedEvent): LoggedFact | null {
  return event.type === 'relationship' ? { seq, day, at, actor, fact: event.fact } : null;
}
