import type { SearchAnswer } from '../clients/index.ts';
import type {
  Card,
  Client,
  ClientHit,
  Hint,
  MatchKind,
} from '../../shared/model/clients/client.ts';
import { businessDateOf, type BusinessDate } from '../../shared/model/dates.ts';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import { foldKey } from '../../shared/model/clients/fold.ts';
import { maskCard, maskIdNo, maskPhone } from '../../shared/model/clients/masking.ts';
import type { FenSum } from '../../shared/model/money.ts';
import type { Metric, SchemeUnit } from '../../shared/model/schemes/scheme.ts';
import type { CareClass } from '../../shared/model/hall/ticket.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import { admits, appointmentFor, openTicketOf, type Acting, type Floor } from '../queue/index.ts';
import { personOf, wholePersonOf } from './address.ts';
import { homeBranchOf, isOwnClient } from './home-branch.rules.ts';
import { hintViews } from './hints.ts';
import { memoizeByState } from './memoize-by-state.ts';
import type { People } from './people.service.ts';
import { planReception, type ReceptionPlan } from './reception.rules.ts';
import { roomName, type TicketViews } from './ticket-views.service.ts';

/** A client's tier and score, from the score cache. */
export interface TierScore {
  readonly scheme: string;
  readonly asOf: BusinessDate;
  readonly kind: Metric['kind'];
  /** Length of the metric's window in months. */
  readonly months: number;
  readonly unit: SchemeUnit;
  /** In that unit. */
  readonly value: FenSum;
  readonly effectiveTier: Tier;
  /** The threshold of the client's effective level; null for the lowest level and unconfirmed thresholds. */
  readonly threshold: number | null;
  /** The distance to the next level; null at the top. */
  readonly next: { readonly level: string; readonly by: FenSum; readonly low: number } | null;
}

/** The parts of client book and score cache that recognition needs. */
export interface RecognitionSource {
  /** Reads from one snapshot of the book. */
  readonly snapshot: <T>(read: () => T) => T;
  readonly search: (text: string, limit: number) => SearchAnswer;
  /** Settles when names have been read, so that a search that had to wait can be answered. */
  readonly ready: () => Promise<void>;
  get(clientNo: string): Client | null;
  cards(client: Client): Card[];
  /** The form of address that the branch has set for a client. */
  addressOf(clientNo: string): string | null;
  score(client: Client): TierScore | null;
  /** @param score what `score` returned for the client */
  hints(client: Client, score: TierScore | null, today: BusinessDate): Hint[];
  readonly tierOfLevel: (level: string) => Tier;
}

/** Recognition, and the ticket that follows. */
export type Recognition = ReturnType<typeof createRecognition>;

const hitsShown = 20;

/** The contract's names of the kinds of keys. Last digits of any key are one kind. */
const matchedByView = {
  card: 'card',
  'id-no': 'id',
  phone: 'phone',
  'client-no': 'client-no',
  name: 'name',
  pinyin: 'pinyin',
  initials: 'initials',
  'card-tail': 'tail',
  'phone-tail': 'tail',
  'id-no-tail': 'tail',
} as const satisfies Record<MatchKind, string>;

type MatchedBy = (typeof matchedByView)[MatchKind];

/** By what the client was found, and what the reader of the card may see. */
export interface CardRequest {
  readonly matchedBy: MatchedBy;
  readonly text: string;
  readonly seesBalances: boolean;
}

/** Rooms in which a client is received, or to which one is being led. */
const roomsInUse = memoizeByState((state): ReadonlySet<string> => {
  const rooms = new Set<string>();
  for (const ticket of state.open.values()) {
    const room = ticket.reception?.room ?? null;
    if (room !== null) rooms.add(room);
  }
  return rooms;
});

/** Creates recognition for a floor. */
export function createRecognition(
  source: RecognitionSource,
  floor: Floor,
  people: People,
  views: TicketViews,
) {
  const tierOf = (client: Client): Tier => source.score(client)?.effectiveTier ?? 'regular';
  const isOwn = (client: Client): boolean => isOwnClient(client, floor.state().config);

  function plan(client: Client, tier: Tier): ReceptionPlan | null {
    const state = floor.state();
    if (!state.config) return null;
    return planReception(state.config, {
      tier,
      ownBranch: isOwn(client),
      managerNo: client.managerNo,
      colleagues: people.colleagues(state),
      roomsInUse: roomsInUse(state),
    });
  }

  /** Today's notes about a client, for lobby and counter. */
  function hintsFor(client: Client, score: TierScore | null, seesBalances: boolean) {
    const today = businessDateOf(floor.now());
    return hintViews(source.hints(client, score, today), source.tierOfLevel, seesBalances);
  }

  const homeBranch = (client: Client) => homeBranchOf(client, floor.state().config);

  function hitOf({ client, matchedBy }: ClientHit, tier: Tier) {
    return {
      clientNo: client.clientNo,
      name: client.name,
      person: personOf(client, tier, source.addressOf(client.clientNo)),
      tier,
      ownBranch: isOwn(client),
      matchedBy: matchedByView[matchedBy],
      phone: client.phone === null ? null : maskPhone(client.phone),
      birthYear: client.birthDate === null ? null : Number(client.birthDate.slice(0, 4)),
    };
  }

  function cardOf(
    client: Client,
    score: TierScore | null,
    { matchedBy, text, seesBalances }: CardRequest,
  ) {
    const { clientNo } = client;
    const state = floor.state();
    const tier = score?.effectiveTier ?? 'regular';
    const planned = plan(client, tier);
    const held = openTicketOf(state, clientNo);
    const booked = appointmentFor(state, clientNo, '');
    return {
      clientNo,
      seq: state.seq,
      person: wholePersonOf(client, source.addressOf(clientNo)),
      name: client.name,
      corporate: client.kind === 'corporate',
      tier,
      scored: score !== null,
      ownBranch: isOwn(client),
      homeBranch: homeBranch(client),
      matchedBy,
      matched: maskedKey(client, () => source.cards(client), matchedBy, text),
      reception: {
        room: roomName(state, planned?.room ?? null),
        receiver: planned?.staffNo == null ? null : people.receiver(state, planned.staffNo, held),
        calledAt: held?.reception?.calledAt ?? null,
      },
      hints: hintsFor(client, score, seesBalances),
      metric: score && {
        scheme: score.scheme,
        asOf: score.asOf,
        kind: score.kind,
        months: score.months,
        unit: score.unit,
        value: seesBalances ? score.value : null,
        threshold: score.threshold,
      },
      suggestedService: booked?.service ?? suggested(state, client.kind === 'corporate'),
      appointment: booked && { at: booked.at, service: booked.service },
      openTicket: held && views.ticket(state, held),
    };
  }

  /** null if the text is not a complete key and the book's names are still being read. */
  const answerTo = (text: string, seesBalances: boolean) =>
    source.snapshot(() => {
      const { hits: found, more, unread } = source.search(text, hitsShown);
      if (unread) return null;
      const [first] = found;
      if (first === undefined || found.length > 1) {
        return { hits: found.map((hit) => hitOf(hit, tierOf(hit.client))), more, card: null };
      }
      const score = source.score(first.client);
      const hit = hitOf(first, score?.effectiveTier ?? 'regular');
      const { matchedBy } = hit;
      const card = cardOf(first.client, score, { matchedBy, text, seesBalances });
      return { hits: [hit], more, card };
    });

  async function answerWhenRead(text: string, seesBalances: boolean) {
    for (;;) {
      await source.ready();
      const answer = answerTo(text, seesBalances);
      if (answer) return answer;
    }
  }

  return {
    /** The matching clients; with the card if there is exactly one, so that a swipe takes one call. */
    search: (text: string, seesBalances: boolean) =>
      answerTo(text, seesBalances) ?? answerWhenRead(text, seesBalances),

    /** The recognition card; null if the book has no such client. */
    recognise: (clientNo: string, request: CardRequest) =>
      source.snapshot(() => {
        const client = source.get(clientNo);
        return client && cardOf(client, source.score(client), request);
      }),

    /**
     * Takes a ticket for a recognised client, or a walk-in. The tier comes from the score cache, never from the
     * page.
     */
    async takeTicket(
      request: {
        clientNo: string | null;
        service: string;
        further?: readonly string[] | undefined;
        care: CareClass;
        /** The person who is asked to receive the client, in the same act. */
        call?: string | undefined;
      },
      by: Acting,
    ) {
      const client = request.clientNo === null ? null : source.get(request.clientNo);
      if (request.clientNo !== null && !client) return null;
      const tier = client ? tierOf(client) : 'regular';
      const logged = await floor.act(
        (state) => ({
          type: 'take-ticket',
          tier,
          service: request.service,
          clientNo: client?.clientNo ?? null,
          ownBranch: client && isOwn(client),
          further: request.further ?? [],
          // For an unidentified client the service tells whether it is a company.
          corporate: client
            ? client.kind === 'corporate'
            : clienteleOf(state, request.service) === 'corporate',
          care: request.care,
          // Planned when the act is decided, so that two clients are not led to one room.
          reception: receptionOf(client && plan(client, tier)),
          ...(request.call !== undefined && { call: request.call }),
        }),
        by,
      );
      const taken = logged.find(({ event }) => event.type === 'ticket-taken')?.event;
      const state = floor.state();
      const ticket = taken?.type === 'ticket-taken' ? state.tickets.get(taken.ticketId) : undefined;
      if (!ticket) throw new Error('a ticket was taken and is not on the floor');
      return views.ticket(state, ticket);
    },

    /** A walk-in's ticket becomes this client's; null when the book has no such client. */
    async linkClient({ ticketId, clientNo }: { ticketId: string; clientNo: string }, by: Acting) {
      const client = source.get(clientNo);
      if (!client) return null;
      const tier = tierOf(client);
      await floor.act(
        () => ({
          type: 'link-client',
          ticketId,
          clientNo,
          tier,
          ownBranch: isOwn(client),
          corporate: client.kind === 'corporate',
          reception: receptionOf(plan(client, tier)),
        }),
        by,
      );
      const state = floor.state();
      const ticket = state.tickets.get(ticketId);
      if (!ticket) throw new Error('a ticket was linked and is not on the floor');
      return views.ticket(state, ticket);
    },

    /** Whether a client is a company; null if the book has no such client. */
    isCorporate(clientNo: string): boolean | null {
      const client = source.get(clientNo);
      return client && client.kind === 'corporate';
    },

    /** What the teller sees about the client at the counter. */
    brief(clientNo: string | null, seesBalances: boolean) {
      const client = clientNo === null ? null : source.get(clientNo);
      return {
        hints: client ? hintsFor(client, source.score(client), seesBalances) : [],
        homeBranch: client && homeBranch(client),
        managerName: client && people.staffName(client.managerNo),
      };
    },
  };
}

const receptionOf = (plan: ReceptionPlan | null): ReceptionPlan | null =>
  plan?.staffNo != null || plan?.room != null ? plan : null;

/** The service to offer first: the first in the branch's list for this kind of client. */
function suggested(state: FloorState, corporate: boolean): string {
  const open = (state.config?.services ?? []).filter(({ clientele }) =>
    admits(clientele, corporate),
  );
  const own = open.find(({ clientele }) => (clientele === 'corporate') === corporate);
  return (own ?? open[0])?.id ?? '';
}

function clienteleOf(state: FloorState, service: string) {
  return state.config?.services.find(({ id }) => id === service)?.clientele;
}

/** The key by which the client was found, masked and complete, also if only its last digits were typed. */
function maskedKey(
  client: Client,
  cards: () => readonly Card[],
  matchedBy: MatchedBy,
  text: string,
): string {
  const digits = foldKey(text)
    .replace(/[^\dX]/gi, '')
    .toUpperCase();
  switch (matchedBy) {
    case 'card': {
      const card = cards().find(({ cardNo }) => digits.includes(cardNo));
      return card ? maskCard(card.cardNo) : '';
    }
    case 'id':
      return client.idNo === null ? '' : maskIdNo(client.idNo);
    case 'phone':
      return client.phone === null ? '' : maskPhone(client.phone);
    case 'tail': {
      const card = cards().find(({ cardNo }) => cardNo.endsWith(digits));
      if (card) return maskCard(card.cardNo);
      if (client.phone?.split('-')[0]?.endsWith(digits)) return maskPhone(client.phone);
      return client.idNo === null ? '' : maskIdNo(client.idNo);
    }
    case 'client-no':
      return client.clientNo;
    case 'name':
    case 'pinyin':
    case 'initials':
      return client.phone === null ? '' : maskPhone(client.phone);
  }
}
