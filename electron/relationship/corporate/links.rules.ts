import { fenSum, type Fen, type FenSum } from '../../../shared/model/money.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';

/** What the book knows of a client, as far as links ask. */
export interface LinkedClient {
  readonly clientNo: string;
  readonly kind: 'personal' | 'corporate';
  /** A personal client's employer, by the book. */
  readonly employerNo: string | null;
  readonly managed: boolean;
  /** null: not scored. */
  readonly averageFen: Fen | null;
}

type Links = Pick<RelationshipState, 'clients'>;

/** Everyone of a client's household, the client included: whoever spouse and family links reach. In order of number. */
export function householdOf(state: Links, clientNo: string): readonly string[] {
  const found = new Set([clientNo]);
  for (const one of found) {
    for (const { otherNo, relation } of state.clients.get(one)?.links ?? []) {
      if (relation === 'spouse' || relation === 'family') found.add(otherNo);
    }
  }
  return [...found].sort();
}

/** What a household holds together, and how many of it are not scored and so not in the sum. */
export function householdSum(
  members: readonly string[],
  clients: ReadonlyMap<string, LinkedClient>,
): { readonly sumFen: FenSum; readonly unknown: number } {
  const amounts = members.map((no) => clients.get(no)?.averageFen ?? null);
  const known = amounts.filter((amount) => amount !== null);
  const sum = known.reduce((before, amount) => before + BigInt(amount), 0n);
  return { sumFen: fenSum(sum), unknown: amounts.length - known.length };
}

/** Somebody who may become a client of the other side. */
export interface LinkageProspect {
  readonly clientNo: string;
  readonly because: { readonly relation: 'key-person' | 'employer'; readonly of: string };
}

/**
 * Public–private linkage from a corporate client: its key persons and its staff whom nobody manages yet, key persons
 * first. Staff are known by the book's employer or a link.
 */
export function personalProspects(
  state: Links,
  clients: ReadonlyMap<string, LinkedClient>,
  corporateNo: string,
): readonly LinkageProspect[] {
  const links = state.clients.get(corporateNo)?.links ?? [];
  const key = new Set(
    links
      .filter(({ relation, reverse }) => relation === 'key-person' && !reverse)
      .map(({ otherNo }) => otherNo),
  );
  const staff = new Set(
    links
      .filter(({ relation, reverse }) => relation === 'employer' && reverse)
      .map(({ otherNo }) => otherNo),
  );
  for (const { clientNo, employerNo } of clients.values()) {
    if (employerNo === corporateNo) staff.add(clientNo);
  }
  const unmanaged = (no: string) => {
    const client = clients.get(no);
    return client?.kind === 'personal' && !client.managed;
  };
  const prospect = (relation: 'key-person' | 'employer') => (clientNo: string) => ({
    clientNo,
    because: { relation, of: corporateNo },
  });
  return [
    ...[...key].filter(unmanaged).sort().map(prospect('key-person')),
    ...[...staff]
      .filter((no) => !key.has(no) && unmanaged(no))
      .sort()
      .map(prospect('employer')),
  ];
}

/** And back: companies that nobody manages yet, of which a managed personal client is a key person or works there. */
export function corporateProspects(
  state: Links,
  clients: ReadonlyMap<string, LinkedClient>,
  personalNo: string,
): readonly LinkageProspect[] {
  const links = state.clients.get(personalNo)?.links ?? [];
  const found = new Map<string, LinkageProspect>();
  for (const { otherNo, relation, reverse } of links) {
    if (relation === 'key-person' && reverse) add(otherNo, 'key-person');
  }
  for (const { otherNo, relation, reverse } of links) {
    if (relation === 'employer' && !reverse) add(otherNo, 'employer');
  }
  const employer = clients.get(personalNo)?.employerNo;
  if (employer != null) add(employer, 'employer');
  return [...found.values()];

  function add(clientNo: string, relation: 'key-person' | 'employer'): void {
    const client = clients.get(clientNo);
    if (client?.managed === true || found.has(clientNo)) return;
    found.set(clientNo, { clientNo, because: { relation, of: personalNo } });
  }
}
