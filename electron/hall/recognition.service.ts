import type { SearchAnswer } from '../clients/index.ts';
import type { Card, Client, ClientHit, Hint, MatchKind } from '../../shared/model/client.ts';
import { businessDateOf, type BusinessDate } from '../../shared/model/dates.ts';
import type { FloorState } from '../../shared/model/floor.ts';
import { foldKey } from '../../shared/model/fold.ts';
import { maskCard, maskIdNo, maskPhone } from '../../shared/model/masking.ts';
import type { FenSum } from '../../shared/model/money.ts';
import type { Metric, SchemeUnit } from '../../shared/model/scheme.ts';
import type { CareClass } from '../../shared/model/ticket.ts';
import type { Tier } from '../../shared/model/tier.ts';
import { admits, appointmentFor, openTicketOf, type Acting, type Floor } from '../queue/index.ts';
import { personOf, wholePersonOf } from './address.ts';
import { homeBranchOf, isOwnClient } from './home-branch.rules.ts';
import { hintViews } from './hints.ts';
import { onceAState } from './once-a-state.ts';
import type { People } from './people.service.ts';
import { planReception, type ReceptionPlan } from './reception.rules.ts';
import { roomName, type TicketViews } from './ticket-views.service.ts';

/** A client's tier as the score cache has it. */
export interface TierScore {
  readonly scheme: string;
  readonly asOf: BusinessDate;
  readonly kind: Metric['kind'];
  /** Length of the metric's window. */
  readonly months: number;
  readonly unit: SchemeUnit;
  /** In that unit. */
  readonly value: FenSum;
  readonly effectiveTier: Tier;
  /** Where the client's effective level begins; null for the lowest and for unconfirmed ones. */
  readonly threshold: number | null;
  /** What is missing to the next level; null at the top. */
  readonly next: { readonly level: string; readonly by: FenSum; readonly low: number } | null;
}

/** What recognition needs of the client book and the score cache. */
export interface RecognitionSource {
  /** What is read inside is of one moment of the book. */
  readonly atOnce: <T>(read: () => T) => T;
  readonly search: (text: string, limit: number) => SearchAnswer;
  /** Settles when a search that was not answered in full can be. */
  readonly ready: () => Promise<void>;
  get(clientNo: string): Client | null;
  cards(client: Client): Card[];
  /** The branch's own form of address of a client. */
  addressOf(clientNo: string): string | null;
  score(client: Client): TierScore | null;
  /** @param score the client's, as `score` gave it */
  hints(client: Client, score: TierScore | null, today: BusinessDate): Hint[];
  readonly tierOfLevel: (level: string) => Tier;
}

/** Who came in: recognition and the ticket that follows. */
export type Recognition = ReturnType<typeof createRecognition>;

const hitsShown = 20;

/** The contract's names of the keys: the ends of all keys are one kind to a person. */
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

/** By what the client of a card was found, and for whom it is. */
export interface CardRequest {
  readonly matchedBy: MatchedBy;
  readonly text: string;
  readonly seesBalances: boolean;
}

/** Rooms in which someone is received, or to which someone is led. */
const roomsInUse = onceAState((state): ReadonlySet<string> => {
  const rooms = new Set<string>();
  for (const ticket of state.open.values()) {
    const room = ticket.reception?.room ?? null;
    if (room !== null) rooms.add(room);
  }
  return rooms;
});

/** Opens recognition over a floor. */
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

  /** What the teller at a counter, or the lobby, is told about a client today. */
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

  /** Null while the book's names are being read, and the text is no whole key. */
  const answerTo = (text: string, seesBalances: boolean) =>
    source.atOnce(() => {
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
    /** Who may be meant, and the card of a client who alone may be: a swipe is answered by one call. */
    search: (text: string, seesBalances: boolean) =>
      answerTo(text, seesBalances) ?? answerWhenRead(text, seesBalances),

    /** The recognition card; null when the book has no such client. */
    recognise: (clientNo: string, request: CardRequest) =>
      source.atOnce(() => {
        const client = source.get(clientNo);
        return client && cardOf(client, source.score(client), request);
      }),

    /** Takes a ticket for a recognised client, or a walk-in. The tier comes from the cache, never from the page. */
    takeTicket(
      request: {
        clientNo: string | null;
        service: string;
        further?: readonly string[] | undefined;
        care: CareClass;
        /** Who is called to receive the client, in the same act. */
        call?: string | undefined;
      },
      by: Acting,
    ) {
      const client = request.clientNo === null ? null : source.get(request.clientNo);
      if (request.clientNo !== null && !client) return null;
      const tier = client ? tierOf(client) : 'regular';
      floor.openToday();
      const planned = client && plan(client, tier);
      const logged = floor.act(
        {
          type: 'take-ticket',
          tier,
          service: request.service,
          clientNo: client?.clientNo ?? null,
          ownBranch: client && isOwn(client),
          further: request.further ?? [],
          // Of someone whom the book does not know, the business says whether it is a company's.
          corporate: client
            ? client.kind === 'corporate'
            : clienteleOf(floor.state(), request.service) === 'corporate',
          care: request.care,
          reception: planned?.staffNo != null || planned?.room != null ? planned : null,
          ...(request.call !== undefined && { call: request.call }),
        },
        by,
      );
      const taken = logged.find(({ event }) => event.type === 'ticket-taken')?.event;
      const state = floor.state();
      const ticket = taken?.type === 'ticket-taken' ? state.tickets.get(taken.ticketId) : undefined;
      if (!ticket) throw new Error('a ticket was taken and is not on the floor');
      return views.ticket(state, ticket);
    },

    /** Whether a client is a company; null when the book has no such client. */
    isCorporate(clientNo: string): boolean | null {
      const client = source.get(clientNo);
      return client && client.kind === 'corporate';
    },

    /** What the teller is told about the client at the counter. */
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

/** The first service of the branch's list that is for this client: a company is offered a company's services first. */
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

/** The key that was given, masked; of a key given in part, the whole one that it stands for. */
function maskedKey(
  client: Client,
  cards: () => readonly Card[],
  matchedBy: MatchedBy,
  text: string,
): string {
  const digits = foldKey(text).replace(/[ -]/g, '').toUpperCase();
  switch (matchedBy) {
    case 'card':
      return maskCard(digits);
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
