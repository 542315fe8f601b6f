import type { SchemeChoice } from '../../shared/model/branch.ts';
import type { BusinessDate } from '../../shared/model/dates.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import type { Connection } from '../data/index.ts';
import type { Acting, Floor } from '../queue/index.ts';
import {
  choiceOn,
  choicesAfter,
  sameScheme,
  schemeVersion,
  shownOn,
  withChoice,
} from '../scoring/index.ts';

/** Why a choice was not made. */
export const choiceFaultCodes = [
  'not-set-up', // no branch to choose for
  'in-the-past',
  'before-effective', // the version is in effect only later
  'already-chosen',
  'not-to-come', // what already shows its tiers can only be followed by another choice
] as const;
export type ChoiceFaultCode = (typeof choiceFaultCodes)[number];

/** A choice that was refused; nothing was recorded. */
export class ChoiceRefused extends Error {
  readonly code: ChoiceFaultCode;

  constructor(code: ChoiceFaultCode) {
    super(code);
    this.name = 'ChoiceRefused';
    this.code = code;
  }
}

/** What a choice names: a version of a scheme, and the first business date that it is for. */
export type WantedChoice = Omit<SchemeChoice, 'ready'>;

/**
 * The branch's choice of its scheme. Choices are part of the configuration, so each is an event of the log with who and
 * when. Tiers change only when every client has been scored by the new scheme: then the choice is marked as ready.
 */
export interface SchemeChoices {
  /** The choice of today, the one whose tiers are shown (another one while scores are made), and those to come. */
  now(): {
    readonly chosen: SchemeChoice;
    readonly shown: SchemeChoice;
    readonly toCome: readonly SchemeChoice[];
  };
  /** The choice whose tiers are shown today. */
  shown(): SchemeChoice;
  /** The scheme that was chosen for a day (default: today); its scores may not be ready yet. */
  inForce(day?: BusinessDate): Scheme;
  /** Checks a choice before anything is done for it. @throws ChoiceRefused, ScoringError unknown-scheme */
  check(wanted: WantedChoice): Scheme;
  /** Records a choice for a later day, or one of today whose scores are ready. @throws ChoiceRefused, RefusalError */
  record(wanted: WantedChoice, by: Acting): void;
  /** Takes a choice back whose tiers are not shown yet. @throws ChoiceRefused, RefusalError */
  withdraw(from: BusinessDate, by: Acting): void;
  /** The scheme that was chosen for today and still waits for its scores, or null. */
  due(): Scheme | null;
  /** Every client has been scored by this scheme: if it is the one that is due, its tiers are shown from now on. */
  scored(scheme: Scheme): void;
}

const system: Acting = { actor: 'system', place: 'console' };

/** The choices of a branch; none before it was set up. */
export function choicesOf(floor: Floor): readonly SchemeChoice[] {
  return floor.state().config?.schemes ?? [];
}

/** Opens the choice of schemes. */
export function createSchemeChoices(parts: {
  readonly branch: Connection;
  readonly floor: Floor;
  readonly today: () => BusinessDate;
}): SchemeChoices {
  const { branch, floor, today } = parts;

  const definition = ({ scheme, version }: WantedChoice) => schemeVersion(branch, scheme, version);

  function save(schemes: readonly SchemeChoice[], by: Acting): void {
    const { config } = floor.state();
    if (!config) throw new ChoiceRefused('not-set-up');
    floor.act({ type: 'configure', config: { ...config, schemes } }, by);
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
    record(wanted, by) {
      check(wanted);
      save(withChoice(choicesOf(floor), { ...wanted, ready: wanted.from <= today() }), by);
    },
    withdraw(from, by) {
      const choices = choicesOf(floor);
      const choice = choices.find((one) => one.from === from);
      if (!choice || choice.ready) throw new ChoiceRefused('not-to-come');
      save(
        choices.filter((one) => one !== choice),
        by,
      );
    },
    due() {
      const chosen = choiceOn(choicesOf(floor), today());
      return chosen.ready ? null : definition(chosen);
    },
    scored({ id, version }) {
      const chosen = choiceOn(choicesOf(floor), today());
      if (chosen.ready || !sameScheme(chosen, { scheme: id, version })) return;
      save(withChoice(choicesOf(floor), { ...chosen, ready: true }), system);
    },
  };
}
