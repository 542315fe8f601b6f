import type { RelationshipState } from '../../../shared/model/relationship/state.ts';
import type { TextRef } from '../../../shared/model/relationship/contact.ts';
import type { BranchLog } from '../../branch-log/index.ts';
import type { Connection } from '../../data/index.ts';
import { folded } from '../facts/evolve.rules.ts';
import { readFacts } from './fact-log.ts';
import { snapshotRepository } from './snapshot.repository.ts';
import { textsRepository } from './texts.repository.ts';

/** What a check of relationship work found. */
export interface RelationshipFinding {
  /** Facts in the log. */
  readonly facts: number;
  /** Whether the kept state is what the facts give; null: none is kept. */
  readonly keptEqual: boolean | null;
  /** Texts that the log names: kept as they were, erased, and changed since. */
  readonly texts: { readonly sound: number; readonly erased: number; readonly changed: number };
}

/** Makes relationship work anew from the log and compares what is kept beside it. */
export function verifyRelationship(db: Connection, log: BranchLog): RelationshipFinding {
  const facts = [...readFacts(log, 1)];
  const keptEqual = snapshotRepository(db).agrees(facts, log.corrected());
  const texts = textsRepository(db, { clock: () => 0, newId: () => '' });
  const kept = new Set(texts.refs());
  const found = { sound: 0, erased: 0, changed: 0 };
  for (const text of textsOf(folded(facts))) {
    if (!kept.has(text.ref)) found.erased += 1;
    else if (texts.read(text) === null) found.changed += 1;
    else found.sound += 1;
  }
  return { facts: facts.length, keptEqual, texts: found };
}

/** Every text that the log names. */
export function* textsOf(state: RelationshipState): Iterable<TextRef> {
  for (const { contacts, caution } of state.clients.values()) {
    for (const { text } of contacts) if (text) yield text;
    if (caution) yield caution.text;
  }
  for (const { text } of state.complaints.values()) if (text) yield text;
  for (const { closed } of state.weeks.values()) if (closed?.text) yield closed.text;
  for (const { decided } of state.approvals.values()) if (decided?.text) yield decided.text;
}
