import type { Card, Client, Holding } from '../../../shared/model/clients/client.ts';
import { snapshotsOf, type Connection } from '../../data/index.ts';
import {
  createClientSearch,
  type AllCandidates,
  type SearchAnswer,
} from '../search/client-search.service.ts';
import { clientRepository } from './client.repository.ts';
import type { RankTable } from '../search/name-search.rules.ts';
import { namesHere, type Names } from '../search/names.service.ts';

/** The clients that the bank's systems know, as the last import left them. */
export interface ClientBook {
  /**
   * Clients that a typed or scanned text may mean, best first: whole keys (card, identity number, phone, client number),
   * whole names, whole pinyin, beginnings of names, last digits, beginnings of client numbers, names that letters may
   * stand for otherwise (docs/decisions/0027-names-in-memory.md); among equals the better tier. A whole key gives its owners only.
   */
  search(text: string, options?: { readonly limit?: number }): SearchAnswer;
  /** Everybody whom a text may mean, by their numbers in the book. */
  candidates(text: string): AllCandidates;
  /** Settles when a search knows the names as they are now. @throws DataError */
  readonly ready: () => Promise<void>;
  get(clientNo: string): Client | null;
  withId(clientId: number): Client | null;
  cardsOf(client: Client): Card[];
  holdingsOf(client: Client): Holding[];
  /**
   * What is read inside is of one moment, whatever an import or a scoring loads meanwhile, and the file is locked for
   * reading once instead of once a statement.
   */
  readonly snapshot: <T>(read: () => T) => T;
  count(): number;
  /** Another number whenever an import has loaded something: what was read before may be out of date. */
  version(): number;
}

/** What a book is opened with. */
export interface ClientBookOptions {
  /** What clients are worth in a list of equals; null while that is being read. */
  readonly ranks?: () => RankTable | null;
  readonly names?: Names;
}

const allAlike: RankTable = { ranks: new Uint8Array(0), otherwise: 0 };
const usualLimit = 20;

/** Opens the client book on a connection to `book.db`. */
export function createClientBook(
  db: Connection,
  { ranks = () => allAlike, names = namesHere(db) }: ClientBookOptions = {},
): ClientBook {
  const repository = clientRepository(db);
  const searches = createClientSearch({ repository, names, ranks });
  return {
    search: (text, { limit = usualLimit } = {}) => searches.search(text, limit),
    candidates: searches.candidates,
    ready: () => names.ready(),
    get: (clientNo) => repository.client(clientNo),
    withId: (clientId) => repository.clientWithId(clientId),
    cardsOf: ({ clientId }) => repository.cardsOf(clientId),
    holdingsOf: ({ clientId }) => repository.holdingsOf(clientId),
    snapshot: snapshotsOf(db),
    count: () => repository.count(),
    version: () => repository.version(),
  };
}
