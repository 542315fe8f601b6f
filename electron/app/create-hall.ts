import { hintsFor, type ClientBook } from '../clients/index.ts';
import {
  createAppointments,
  createPeople,
  createRecognition,
  createScreens,
  createTicketViews,
  type Addresses,
  type RecognitionSource,
} from '../hall/index.ts';
import type { Floor } from '../queue/index.ts';
import type { ScoreCache, TierRanks } from '../scoring/index.ts';
import type { Presence } from '../server/index.ts';
import type { StaffService } from '../staff/index.ts';

/** Dependencies of the hall, apart from the floor. */
interface HallParts {
  readonly clients: ClientBook;
  readonly scores: ScoreCache;
  readonly ranks: TierRanks;
  readonly staff: StaffService;
  readonly addresses: Addresses;
  readonly presence: Presence;
  /** The branch's own caution about a client, reviewed and not ended; null: none. */
  readonly cautionOf: (clientNo: string) => string | null;
}

/** Creates recognition, people and screens for a floor. */
export function createHall(parts: HallParts, floor: Floor) {
  const { clients, scores, staff, addresses, presence } = parts;
  const people = createPeople(clients, staff, addresses, (staffNo) => {
    // The demo's colleagues count as present always.
    return floor.state().config?.demo === true || presence.has(staffNo);
  });
  const views = createTicketViews(people);
  const recognition = createRecognition(recognitionSource(parts), floor, people, views);
  const appointments = createAppointments(
    people,
    (clientNo) => scores.get(clientNo)?.effectiveTier ?? 'regular',
  );
  return { people, views, recognition, screens: createScreens(floor, views, appointments) };
}

/** The source of recognition: client book and scores. */
function recognitionSource({
  clients,
  scores,
  ranks,
  addresses,
  cautionOf,
}: HallParts): RecognitionSource {
  return {
    snapshot: clients.snapshot,
    search: (text, limit) => clients.search(text, { limit }),
    ready: async () => {
      await Promise.all([clients.ready(), ranks.ready()]);
    },
    get: (clientNo) => clients.get(clientNo),
    cards: (client) => clients.cardsOf(client),
    addressOf: (clientNo) => addresses.of(clientNo),
    score: (client) => scores.of(client),
    hints: (client, score, today) => [
      ...cautionHints(cautionOf(client.clientNo)),
      ...hintsFor({
        client,
        today,
        holdings: clients.holdingsOf(client),
        nextLevel: score?.next
          ? {
              level: score.next.level,
              // The distance of a hint is small, so a number holds it.
              shortOf: Number(score.next.by),
              low: score.next.low,
              unit: score.unit,
            }
          : null,
      }),
    ],
    tierOfLevel: (level) =>
      scores.scheme()?.levels.find(({ id }) => id === level)?.tier ?? 'regular',
  };
}

const cautionHints = (text: string | null) =>
  text === null ? [] : [{ kind: 'caution', text } as const];
