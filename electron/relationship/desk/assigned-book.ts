import type { Client } from '../../../shared/model/clients/client.ts';
import { executorOf } from '../../../shared/model/relationship/state.ts';
import type { ClientBook } from '../../clients/index.ts';
import type { Relationship } from '../service/relationship.service.ts';

/** The client book with whoever looks after each client now: the log's assignment goes before the book's manager. */
export function assignedBook(
  book: ClientBook,
  relationship: Pick<Relationship, 'state'>,
): ClientBook {
  const assigned = (client: Client | null): Client | null => {
    const known = client && relationship.state().clients.get(client.clientNo);
    if (!client || !known) return client;
    const managerNo = executorOf(known, client.managerNo);
    return managerNo === client.managerNo ? client : { ...client, managerNo };
  };
  return {
    ...book,
    get: (clientNo) => assigned(book.get(clientNo)),
    withId: (clientId) => assigned(book.withId(clientId)),
  };
}

/** Whom the log has given to a person, and whom it has given to somebody else or nobody: for lists by manager. */
export interface AssignedClients {
  readonly to: readonly string[];
  readonly elsewhere: readonly string[];
}

/** Splits the assigned clients by one person. */
export function assignedClientsOf(
  { state }: Pick<Relationship, 'state'>,
  staffNo: string,
): AssignedClients {
  const found = { to: [] as string[], elsewhere: [] as string[] };
  for (const [clientNo, { assignments }] of state().clients) {
    const last = assignments.at(-1);
    if (last) (last.executor === staffNo ? found.to : found.elsewhere).push(clientNo);
  }
  return found;
}
