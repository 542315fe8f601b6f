import { ORPCError } from '@orpc/server';
import type { SchemeView } from '../../shared/contract/schemes.ts';
import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { Scheme } from '../../shared/model/schemes/scheme.ts';
import type { Connection } from '../data/index.ts';
import type { Acting } from '../queue/index.ts';
import {
  addScheme,
  checkScheme,
  knownSchemes,
  parseScheme,
  readScheme,
  schemeVersion,
  SchemeRefused,
  ScoringError,
  writeScheme,
  type ScoreCache,
} from '../scoring/index.ts';
import { procedures, type CallContext, type SignedIn } from '../server/index.ts';
import type { StaffService } from '../staff/index.ts';
import { bookRefusal } from './book-refusal.router.ts';
import type { BookService } from './book.service.ts';
import type { Previews } from './previews.service.ts';
import { ChoiceRefused, type SchemeChoices, type WantedChoice } from './scheme-choices.service.ts';

const textOf = (scheme: Scheme): string => JSON.stringify(writeScheme(scheme), null, 2);

/** Dependencies of the procedures. */
export interface SchemesRouterParts {
  /** `branch.db`, where own schemes are. */
  readonly branch: Connection;
  readonly book: BookService;
  readonly choices: SchemeChoices;
  readonly scores: ScoreCache;
  readonly previews: Previews;
  readonly staff: StaffService;
  readonly clock: () => Instant;
  readonly today: () => BusinessDate;
}

/** Tiers and schemes: `shared/contract/schemes.ts`. */
export function createSchemesRouter(parts: SchemesRouterParts) {
  const { branch, book, choices, scores, previews, staff, clock, today } = parts;
  const procedure = procedures.schemes;

  /** Scores all clients, then records a choice for today. */
  async function* chooseNow(wanted: WantedChoice, scheme: Scheme, by: Acting) {
    const record = () => choices.record(wanted, by);
    for await (const event of book.score(scheme, record)) {
      if (event.kind === 'scoring') yield event;
      else yield { kind: event.kind, choice: choices.now().chosen, changed: event.score.changed };
    }
  }

  return {
    list: procedure.list.handler(() => {
      const now = choices.now();
      return {
        schemes: knownSchemes(branch).map(({ scheme, builtIn, versions }) => ({
          scheme: schemeView(scheme),
          builtIn,
          versions: versions.map((one) => ({ ...one })),
        })),
        today: today(),
        chosen: now.chosen,
        shown: now.shown,
        toCome: [...now.toCome],
        asOf: scores.asOf(),
      };
    }),
    file: procedure.file.handler(({ input }) =>
      answering(() => {
        const scheme = schemeVersion(branch, input.scheme, input.version);
        return { text: textOf(scheme) };
      }),
    ),
    check: procedure.check.handler(({ input }) => {
      try {
        const { scheme, faults, taken } = checkScheme(branch, parseScheme(input.text));
        return {
          scheme: scheme && schemeView(scheme),
          faults: [...faults],
          taken: taken && { version: taken.version, text: textOf(taken) },
        };
      } catch (error) {
        if (!(error instanceof SchemeRefused)) throw error;
        return { scheme: null, faults: [...error.faults], taken: null };
      }
    }),
    add: procedure.add.handler(({ input, context }) =>
      answering(() => {
        const { scheme, added } = addScheme(branch, parseScheme(input.text), clock());
        if (added) {
          const { id, version } = scheme;
          staff.audit(context.actor.staffNo, 'scheme-added', `${id} ${String(version)}`);
        }
        return { scheme: schemeView(scheme), added };
      }),
    ),
    choose: procedure.choose.handler(async function* ({ input, context }) {
      const by = actingOf(context);
      try {
        const scheme = choices.check(input);
        if (input.from <= today()) {
          yield* chooseNow(input, scheme, by);
        } else {
          await choices.record(input, by);
          const choice = choices.now().toCome.find(({ from }) => from === input.from);
          if (choice) yield { kind: 'done' as const, choice, changed: null };
        }
      } catch (error) {
        throw answerOf(error);
      }
    }),
    withdraw: procedure.withdraw.handler(({ input, context }) =>
      choices.withdraw(input.from, actingOf(context)).catch((error: unknown) => {
        throw answerOf(error);
      }),
    ),
    preview: procedure.preview.handler(async function* ({ input }) {
      try {
        const scheme =
          'text' in input
            ? soundScheme(input.text)
            : schemeVersion(branch, input.scheme, input.version);
        for await (const event of book.preview(scheme)) {
          if (event.kind === 'scoring') yield event;
          else yield { kind: event.kind, ...previews.keep(event.preview) };
        }
      } catch (error) {
        throw answerOf(error);
      }
    }),
    previewClients: procedure.previewClients.handler(({ input, context }) => {
      const { preview, move, offset } = input;
      const page = previews.page(preview, move, offset, context.actor.role);
      if (!page) throw new ORPCError('PREVIEW_GONE', { status: 410 });
      return page;
    }),
    cancel: procedure.cancel.handler(() => book.cancel()),
  };
}

/** Parses a scheme before it is added. @throws SchemeRefused */
function soundScheme(text: string): Scheme {
  const { scheme, faults } = readScheme(parseScheme(text));
  if (!scheme) throw new SchemeRefused(faults);
  return scheme;
}

/** A scheme for the contract: the same, with mutable lists as zod's types require. */
function schemeView(scheme: Scheme): SchemeView {
  return structuredClone(scheme) as SchemeView;
}

function actingOf(context: CallContext & { readonly actor: SignedIn }): Acting {
  return { actor: context.actor.staffNo, place: context.caller.place };
}

function answering<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw answerOf(error);
  }
}

function answerOf(error: unknown): unknown {
  if (error instanceof ChoiceRefused) {
    return new ORPCError('CHOICE', { status: 409, data: { code: error.code } });
  }
  if (error instanceof SchemeRefused) {
    return new ORPCError('SCHEME', { status: 422, data: { faults: [...error.faults] } });
  }
  if (error instanceof ScoringError && error.code === 'unknown-scheme') {
    return new ORPCError('UNKNOWN_SCHEME', { status: 404 });
  }
  return bookRefusal(error);
}
