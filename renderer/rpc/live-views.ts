import type { LobbyLive } from '../../shared/contract/hall.ts';
import type { BranchLive, CounterLive, DisplayLive } from '../../shared/contract/queue.ts';
import type { PlaceView, TicketView, WaitingRow } from '../../shared/contract/schemas.ts';

/* Views for the screens, made from live views. Unchanged rows are the same objects as before. */

/** Parts that refer to tickets by id. */
type Named = 'floor' | 'missed' | 'parked';

/** The lobby: the waiting list, tickets with open checklists, no-shows. */
export type LobbyView = Omit<LobbyLive['parts'], Named> & {
  readonly waiting: readonly WaitingRow[];
} & { readonly [K in Named]: readonly TicketView[] };

/** The branch: the waiting list, counters, figures. */
export type BranchView = BranchLive['parts'] & {
  readonly waiting: readonly WaitingRow[];
  readonly counters: readonly CounterLive['lists']['counters'][number][];
};

/** A teller's counter. */
export type DeskView = CounterLive['parts'] & CounterLive['lists'];

/** The display. */
export type DisplayView = DisplayLive['parts'];

/** The lobby's view. */
export function lobbyView({ lists, parts }: LobbyLive): LobbyView {
  const tickets = new Map(lists.tickets.map((ticket) => [ticket.id, ticket]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => tickets.get(id) ?? []);
  return {
    ...parts,
    waiting: waitingRows(lists.line, tickets),
    floor: named(parts.floor),
    missed: named(parts.missed),
    parked: named(parts.parked),
  };
}

/** The branch head's view. */
export function branchView({ lists, parts }: BranchLive): BranchView {
  const tickets = new Map(lists.tickets.map((ticket) => [ticket.id, ticket]));
  return { ...parts, counters: lists.counters, waiting: waitingRows(lists.line, tickets) };
}

/** The teller's view. */
export function deskView({ lists, parts }: CounterLive): DeskView {
  return { ...lists, ...parts };
}

/** The display's view. */
export function displayView({ parts }: DisplayLive): DisplayView {
  return parts;
}

/** Cached rows by place; a row is valid while its ticket is the same object. */
const rows = new WeakMap<PlaceView, WaitingRow>();

function waitingRows(
  line: readonly PlaceView[],
  tickets: ReadonlyMap<string, TicketView>,
): readonly WaitingRow[] {
  return line.flatMap((place) => {
    const ticket = tickets.get(place.id);
    if (!ticket) return [];
    const known = rows.get(place);
    if (known?.ticket === ticket) return [known];
    const row = { ticket, place };
    rows.set(place, row);
    return [row];
  });
}
