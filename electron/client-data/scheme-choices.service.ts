import type { SchemeChoice } from '../../shared/model/branch.ts';
import type { BusinessDate } from '../../shared/model/dates.ts';
import type { Scheme } from '../../shared/model/schemes/scheme.ts';
import type { Acting, Floor } from '../queue/index.ts';
import {
  choiceOn,
  choicesAfter,
  sameScheme,
  schemeVersion,
  shownOn,
  withChoice,
} from '../scoring/index.ts';
import type { RecordReader } from '../store/index.ts';

/** Why a choice was refused. */
export const choiceFaultCodes = [
  'not-set-up', // there is no branch yet
  'in-the-past',
  'before-effective', // the version's effective date is later
  'already-chosen',
  'not-to-come', // the choice is in effect already, so it cannot be withdrawn
] as const;
export type ChoiceFaultCode = (typeof choiceFaultCodes)[number];

/** A refused choice. Nothing was recorded. */
export class ChoiceRefused extends Error {
  readonly code: ChoiceFaultCode;

  constructor(code: ChoiceFaultCode) {
    super(code);
    this.name = 'ChoiceRefused';
    this.code = code;
  }
}

/** A choice: a version of a scheme, and its first business date. */
export type WantedChoice = Omit<SchemeChoice, 'ready'>;

/**
 * The branch's choice of its scheme. Choices are part of the configuration, so each is an event of the log. Tiers
 * change only when all clients have been scored by the new scheme: then the choice is marked as ready.
 */
export interface SchemeChoices {
  /** Today's choice, the choice whose tiers are shown (an earlier one while scoring runs), and future choices. */
  now(): {
    readonly chosen: SchemeChoice;
    readonly shown: SchemeChoice;
    readonly toCome: readonly SchemeChoice[];
  };
  /** The choice whose tiers are shown today. */
  shown(): SchemeChoice;
  /** The scheme chosen for a day (default: today). Its scores may not be ready yet. */
  inForce(day?: BusinessDate): Scheme;
  /** Checks a choice. @throws ChoiceRefused, ScoringError unknown-scheme */
  check(wanted: WantedChoice): Scheme;
  /** Records a choice for a later day, or for today if its scores are ready. @throws ChoiceRefused, RefusalError */
  record(wanted: WantedChoice, by: Acting): Promise<void>;
  /** Withdraws a choice that is not in effect yet. @throws ChoiceRefused, RefusalError */
  withdraw(from: BusinessDate, by: Acting): Promise<void>;
  /** The scheme that was chosen for today and has no scores yet, or null. */
  due(): Scheme | null;
  /** All clients have been scored by this scheme. If it is the due one, its tiers are shown from now on. */
  scored(scheme: Scheme): Promise<void>;
}

const system: Acting = { actor: 'system', place: 'console' };

/** The choices of a branch; empty before the set-up. */
export function choicesOf(floor: Floor): readonly SchemeChoice[] {
  return floor.state().config?.schemes ?? [];
}

/** Creates the service. */
export function createSchemeChoices(parts: {
  readonly records: RecordReader;
  readonly floor: Floor;
  readonly today: () => BusinessDate;
}): SchemeChoices {
  const { records, floor, today } = parts;

  const definition = ({ scheme, version }: WantedChoice) => schemeVersion(records, scheme, version);

  async function save(schemes: readonly SchemeChoice[], by: Acting): Promise<void> {
    const { config } = floor.state();
    if (!config) throw new ChoiceRefused('not-set-up');
    const before = { ...(config.schemes && { schemes: config.schemes }) };
    await floor.act({ type: 'change-settings', changes: { schemes }, before }, by);
  }

  function check(wanted: WantedChoice): Scheme {
    const choices = choicesOf(floor);
    if (!floor.state().config) throw new ChoiceRefused('not-set-up');
    const scheme = definition(wanted);
    if (wanted.from < today()) throw new ChoiceRefused('in-the-past');
    if (wanted.from < scheme.effectiveFrom) throw new ChoiceRefused('before-effective');
    const standing = choiceOn(choices, wanted.from);
    if (sameScheme(standing, wanted) && standing.ready) throw new ChoiceRefused('already-chosen');
    return scheme;
  }

  const shown = () => shownOn(choicesOf(floor), today());

  return {
    shown,
    now: () => ({
      chosen: choiceOn(choicesOf(floor), today()),
      shown: shown(),
      toCome: choicesAfter(choicesOf(floor), today()),
    }),
    inForce: (day = today()) => definition(choiceOn(choicesOf(floor), day)),
    check,
    async record(wanted, by) {
      check(wanted);
      await save(withChoice(choicesOf(floor), { ...wanted, ready: wanted.from <= today() }), by);
    },
    async withdraw(from, by) {
      const choices = choicesOf(floor);
      const choice = choices.find((one) => one.from === from);
      if (!choice || choice.ready) throw new ChoiceRefused('not-to-come');
      await save(
        choices.filter((one) => one !== choice),
        by,
      );
    },
    due() {
      const chosen = choiceOn(choicesOf(floor), today());
      return chosen.ready ? null : definition(chosen);
    },
    async scored({ id, version }) {
      const chosen = choiceOn(choicesOf(floor), today());
      if (chosen.ready || !sameScheme(chosen, { scheme: id, version })) return;
      await save(withChoice(choicesOf(floor), { ...chosen, ready: true }), system);
    },
  };
}
