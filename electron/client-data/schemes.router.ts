import { ORPCError } from '@orpc/server';
import type { SchemeView } from '../../shared/contract/schemes.ts';
import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { Scheme } from '../../shared/model/schemes/scheme.ts';
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
import type { Records } from '../store/index.ts';
import { bookRefusal } from './book-refusal.router.ts';
import type { BookService } from './book.service.ts';
import type { Previews } from './previews.service.ts';
import { ChoiceRefused, type SchemeChoices, type WantedChoice } from './scheme-choices.service.ts';

const textOf = (scheme: Scheme): string => JSON.stringify(writeScheme(scheme), null, 2);

/** Dependencies of the procedures. */
export interface SchemesRouterParts {
  /** The records, where the branch's own schemes are. */
  readonly records: Records;
  readonly book: BookService;
  readonly choices: SchemeChoices;
  readonly scores: ScoreCache;
  readonly previews: Previews;
  readonly clock: () => Instant;
  readonly today: () => BusinessDate;
}

/** Tiers and schemes: `shared/contract/schemes.ts`. */
export function createSchemesRouter(parts: SchemesRouterParts) {
  const { records, book, choices, scores, previews, clock, today } = parts;
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
        schemes: knownSchemes(records).map(({ scheme, builtIn, versions }) => ({
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
        const scheme = schemeVersion(records, input.scheme, input.version);
        return { text: textOf(scheme) };
      }),
    ),
    check: procedure.check.handler(({ input }) => {
      try {
        const { scheme, faults, taken } = checkScheme(records, parseScheme(input.text));
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
      answering(async () => {
        const by = context.actor.staffNo;
        const value = parseScheme(input.text);
        const { scheme, added } = await addScheme(records, value, { at: clock(), by });
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
            : schemeVersion(records, input.scheme, input.version);
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

async function answering<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
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
