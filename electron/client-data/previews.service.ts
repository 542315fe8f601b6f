import { maskName, maskPhone } from '../../shared/model/clients/masking.ts';
import type { FenSum } from '../../shared/model/money.ts';
import { may, type Role } from '../../shared/model/people/roles.ts';
import { tierRank, tiers, type Tier } from '../../shared/model/schemes/tier.ts';
import type { ClientBook } from '../clients/index.ts';
import type { Connection } from '../data/index.ts';
import { clientNosOf, type Preview } from '../scoring/index.ts';

/** Clients who change from one tier to another. */
export interface TierMove {
  readonly from: Tier;
  readonly to: Tier;
}

/** Clients on a page. */
export const previewPage = 50;

/** Keeps the last preview, so that its list can be paged. */
export interface Previews {
  /** @returns the counts, and the id of the list */
  keep(preview: Preview): ReturnType<typeof summary> & { readonly preview: string };
  /** A page of who changes; null when a later preview took the list's place. `move`: only these. */
  page(
    preview: string,
    move: TierMove | null,
    offset: number,
    role: Role,
  ): ReturnType<typeof pageOf> | null;
}

/** Creates it, without a preview. */
export function createPreviews(book: Connection, clients: ClientBook): Previews {
  let count = 0;
  let last: { readonly name: string; readonly preview: Preview } | null = null;
  return {
    keep(preview) {
      count += 1;
      last = { name: String(count), preview };
      return { preview: last.name, ...summary(preview) };
    },
    page: (name, move, offset, role) =>
      last?.name === name ? pageOf(last.preview, move, offset, role, book, clients) : null,
  };
}

const tierAt = (rank: number): Tier => tiers[rank] ?? 'regular';

function summary({ asOf, clients, units, now, then, from, to }: Preview) {
  const counts = new Map<string, { from: Tier; to: Tier; clients: number }>();
  from.forEach((rank, at) => {
    const move = { from: tierAt(rank), to: tierAt(to[at] ?? 0) };
    const key = `${move.from} ${move.to}`;
    const counted = counts.get(key);
    if (counted) counted.clients += 1;
    else counts.set(key, { ...move, clients: 1 });
  });
  const order = (move: TierMove) => tierRank(move.from) * tiers.length + tierRank(move.to);
  return {
    asOf,
    clients,
    units,
    changed: from.length,
    moves: [...counts.values()].sort((a, b) => order(a) - order(b)),
    tiers: tiers.map((tier, rank) => ({ tier, now: now[rank] ?? 0, then: then[rank] ?? 0 })),
  };
}

function pageOf(
  preview: Preview,
  move: TierMove | null,
  offset: number,
  role: Role,
  book: Connection,
  clients: ClientBook,
) {
  const positions = [...preview.from.keys()].filter(
    (at) =>
      move === null ||
      (tierAt(preview.from[at] ?? 0) === move.from && tierAt(preview.to[at] ?? 0) === move.to),
  );
  const meets = may(role, 'recognise');
  const sees = may(role, 'see-balances');
  const value = (values: readonly (FenSum | null)[], at: number): FenSum | null =>
    sees ? (values[at] ?? null) : null;
  const shown = positions.slice(offset, offset + previewPage).flatMap((at) => {
    const [clientNo] = clientNosOf(book, [preview.clientIds[at] ?? 0]);
    const client = clientNo === undefined ? null : clients.get(clientNo);
    if (!client) return [];
    return {
      clientNo: client.clientNo,
      name: meets ? client.name : maskName(client.name),
      phone: client.phone === null ? null : maskPhone(client.phone),
      managerNo: client.managerNo,
      from: tierAt(preview.from[at] ?? 0),
      to: tierAt(preview.to[at] ?? 0),
      value: value(preview.valueNow, at),
      valueThen: value(preview.valueThen, at),
    };
  });
  return { total: positions.length, clients: shown };
}
