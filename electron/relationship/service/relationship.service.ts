import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { TextRef } from '../../../shared/model/relationship/contact.ts';
import type { LoggedFact, RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';
import { createListeners, type Faults } from '../../platform/index.ts';
import { refusalOf } from '../facts/decide.rules.ts';
import { foldFrom } from '../facts/evolve.rules.ts';
import type { Acting, FactLog } from './fact-log.ts';
import { RelationshipRefused } from './relationship-refused.ts';
import type { Snapshots } from './snapshot.repository.ts';
import type { Texts } from './texts.repository.ts';

/** What facts are decided against. */
export interface Deciding {
  readonly state: RelationshipState;
  readonly today: BusinessDate;
  readonly actor: string;
  /** Of the text that goes with the act; null: there is none. */
  readonly text: TextRef | null;
  /** Of all texts, in their order. */
  readonly texts: readonly TextRef[];
}

/** Relationship work of a branch: the fold of its facts, and the only way to add one. */
export interface Relationship {
  /** The state now. It goes on in place: read what is needed before anything is awaited. */
  state(): RelationshipState;
  /** The state as the log had it at the end of a day. */
  stateOn(day: BusinessDate): RelationshipState;
  /**
   * Decides against the state while nobody else can record, and records. When it resolves, the facts are durable and all
   * listeners have been called.
   * @param text personal words, which are kept apart; erased again if nothing is recorded
   * @throws RelationshipRefused, DataError; then nothing was recorded
   */
  record(
    by: Acting,
    decide: (deciding: Deciding) => readonly RelationshipFact[],
    text?: string | null | readonly string[],
  ): Promise<readonly LoggedFact[]>;
  /** Personal words; null: they were erased. */
  text(text: TextRef | null): string | null;
  /** Erases personal words for good; the fact stays and the log still verifies. */
  eraseText(ref: string): Promise<void>;
  /** Folds what others have written into the log meanwhile. */
  catchUp(): void;
  /** Calls back after every act. @returns the way to stop */
  subscribe(listener: () => void): () => void;
  /** Keeps the state for the next start. */
  keep(): void;
}

/** What the service is made of. */
export interface RelationshipParts {
  readonly log: FactLog;
  readonly texts: Texts;
  readonly snapshots: Snapshots;
  /** Whether somebody of that number works here. */
  readonly works: (staffNo: string) => boolean;
  readonly faults: Pick<Faults, 'guard'>;
}

/** Opens relationship work: reads the kept state and folds what came later. @throws DataError */
export function createRelationship(parts: RelationshipParts): Relationship {
  const { log, texts, snapshots, works, faults } = parts;
  const listeners = createListeners(faults);
  let corrected = log.corrected();
  let fold = foldFrom(snapshots.read(corrected) ?? undefined);
  let sinceKept = 0;
  catchUp();

  /** Folds what the log has and the state not yet: own facts and those of other workstations. */
  function catchUp(): void {
    if (log.corrected() !== corrected) {
      // After a correction of the clock the facts are read with other days.
      corrected = log.corrected();
      fold = foldFrom();
    }
    for (const fact of log.read(fold.state.seq + 1)) {
      fold.add(fact);
      sinceKept += 1;
    }
  }

  async function recorded(
    by: Acting,
    decide: (deciding: Deciding) => readonly RelationshipFact[],
    kept: readonly TextRef[],
  ): Promise<readonly LoggedFact[]> {
    const logged = await log.append(by, ({ day: today }) => {
      // Others may have recorded while this act waited for its turn.
      catchUp();
      const texts = { text: kept[0] ?? null, texts: kept };
      const deciding = { state: fold.state, today, actor: by.actor, ...texts };
      const facts = decide(deciding);
      for (const fact of facts) {
        const refused = refusalOf({ ...deciding, works }, fact);
        if (refused) throw new RelationshipRefused(refused);
      }
      return facts;
    });
    catchUp();
    return logged;
  }

  return {
    state: () => fold.state,
    stateOn(day) {
      const past = foldFrom();
      for (const fact of log.read(1)) {
        if (fact.day > day) break;
        past.add(fact);
      }
      return past.state;
    },
    async record(by, decide, text = null) {
      const words = (typeof text === 'string' ? [text] : (text ?? [])).map((one) => one.trim());
      const kept = await texts.keep(words.filter((one) => one !== ''));
      let logged;
      try {
        logged = await recorded(by, decide, kept);
      } catch (error) {
        // The first error is the one to report; an orphan is swept at the next start.
        await texts.erase(kept.map(({ ref }) => ref)).catch(() => undefined);
        throw error;
      }
      if (logged.length === 0) await texts.erase(kept.map(({ ref }) => ref));
      if (logged.length > 0) listeners.tell();
      return logged;
    },
    text: (text) => (text ? texts.read(text) : null),
    eraseText: (ref) => texts.erase([ref]),
    catchUp() {
      const { seq } = fold.state;
      catchUp();
      if (fold.state.seq !== seq) listeners.tell();
    },
    subscribe: (listener) => listeners.add(listener),
    keep() {
      if (sinceKept === 0) return;
      catchUp();
      snapshots.write(fold.state, corrected);
      sinceKept = 0;
    },
  };
}
