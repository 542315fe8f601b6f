import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import type { LiveRow } from '../model/hall/live.ts';
import { procedure } from './base.ts';
import { instantSchema } from './schemas.ts';

/* Live views: first the whole, then changes, each with its position (shared/model/hall/live.ts). */

type Rows = Readonly<Record<string, z.ZodType<LiveRow>>>;
type PartSchemas = Readonly<Record<string, z.ZodType>>;

const position = z.string().max(100);
const id = z.union([z.string(), z.number()]);

function listChange<Row extends z.ZodType<LiveRow>>(row: Row) {
  return z
    .object({
      gone: z.array(id).optional(),
      put: z.array(row).optional(),
      places: z.array(z.tuple([id, z.number().int()])).optional(),
    })
    .optional();
}

/** The schema of a view: `lists` are keyed by their rows' `id`; `parts` are sent whole, so they are small. */
export function liveView<Lists extends Rows, Parts extends PartSchemas>(
  lists: Lists,
  parts: Parts,
) {
  const listsOf = mapped(lists, (row) => z.array(row));
  const changesOf = mapped(lists, listChange);
  return {
    view: z.object({
      lists: z.object(listsOf as { [K in keyof Lists]: z.ZodArray<Lists[K]> }),
      parts: z.object(parts),
    }),
    change: z.object({
      lists: z.object(changesOf as { [K in keyof Lists]: ReturnType<typeof listChange<Lists[K]>> }),
      parts: z.object(parts).partial(),
    }),
  };
}

/**
 * The procedure that keeps a window's view up to date. It is asked with the last position that the window holds, and
 * goes on from there; without one, or where that state is no longer known, it begins with the whole.
 */
export function live<View extends z.ZodType, Change extends z.ZodType>(schemas: {
  readonly view: View;
  readonly change: Change;
}) {
  const { view, change } = schemas;
  const serverTime = instantSchema;
  const message = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('whole'), position, serverTime, view }),
    z.object({ kind: z.literal('change'), from: position, position, serverTime, change }),
  ]);
  return procedure
    .input(z.object({ position: position.nullable() }).optional())
    .output(eventIterator(message));
}

function mapped<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
