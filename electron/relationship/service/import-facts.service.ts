import { createHash } from 'node:crypto';
import type { AssignmentSource } from '../../../shared/model/relationship/assignment.ts';
import type { ContactCause, ContactKind } from '../../../shared/model/relationship/contact.ts';
import type { LinkRelation, RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import { assignmentOf, executorOf } from '../../../shared/model/relationship/state.ts';
import type { FactFile, FactRow, FactsLanded } from '../../clients/index.ts';
import type { Desk } from '../desk/desk.ts';

type Reject = FactsLanded['rejects'][number];

/** Lines of a file, and those that only the branch's records refuse. */
interface Sorted<Line> {
  /** By key; a later line of one key replaces an earlier one. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly rejects: readonly Reject[];
  readonly rows: number;
}

interface ContactLine {
  readonly contactId: string;
  readonly clientNo: string;
  readonly on: string;
  readonly kind: ContactKind;
  readonly staffNo: string;
  readonly reached: boolean;
  readonly cause: ContactCause;
  readonly next: { readonly on: string; readonly kind: ContactKind } | null;
  readonly text: string;
}

/** Takes lines of exchange files into the log; what the log has already is passed over. */
export type FactImport = ReturnType<typeof createFactImport>;

/** Creates the service. */
export function createFactImport(desk: Desk) {
  const { relationship } = desk;
  const text = ({ values }: FactRow, column: number): string => String(values[column] ?? '');

  function sorted<Line>(
    rows: readonly FactRow[],
    read: (row: FactRow) => { readonly key: string; readonly line: Line } | Omit<Reject, 'line'>,
  ): Sorted<Line> {
    const lines = new Map<string, Line>();
    const rejects: Reject[] = [];
    let sound = 0;
    for (const row of rows) {
      const found = read(row);
      if ('key' in found) {
        lines.set(found.key, found.line);
        sound += 1;
      } else rejects.push({ ...found, line: row.line });
    }
    return { lines, rejects, rows: sound };
  }

  const landed = ({ lines, rejects, rows }: Sorted<unknown>): FactsLanded => ({
    accepted: rows,
    replaced: rows - lines.size,
    rejects,
  });

  async function assignments(rows: readonly FactRow[], by: string): Promise<FactsLanded> {
    const read = sorted(rows, (row) => {
      const [clientNo, executor] = [text(row, 0), text(row, 1)];
      const lead = text(row, 2) || executor;
      for (const [column, staffNo] of [
        ['executor_no', executor],
        ['lead_no', lead],
      ] as const) {
        if (!desk.works(staffNo)) return { column, value: staffNo, reason: 'unknown-staff' };
      }
      const source = (text(row, 3) || 'tier-list') as AssignmentSource;
      return { key: clientNo, line: { clientNo, lead, executor, source, reason: text(row, 4) } };
    });
    await relationship.record({ actor: by, place: 'import' }, ({ state }) =>
      [...read.lines.values()].flatMap(({ clientNo, ...wanted }): RelationshipFact[] => {
        const known = state.clients.get(clientNo);
        const now = assignmentOf(known);
        if (now?.lead === wanted.lead && now.executor === wanted.executor) return [];
        const from = executorOf(known, desk.book.get(clientNo)?.managerNo ?? null);
        return [{ type: 'client-assigned', clientNo, from, ...wanted }];
      }),
    );
    return landed(read);
  }

  async function contacts(rows: readonly FactRow[]): Promise<FactsLanded> {
    const today = desk.today();
    const read = sorted<ContactLine>(rows, (row) => {
      const [clientNo, on, kind, staffNo] = [0, 1, 2, 3].map((column) => text(row, column)) as [
        string,
        string,
        ContactKind,
        string,
      ];
      if (on > today) return { column: 'contacted_on', value: on, reason: 'future-day' };
      if (!desk.people().some((one) => one.staffNo === staffNo)) {
        return { column: 'staff_no', value: staffNo, reason: 'unknown-staff' };
      }
      const key = [clientNo, on, kind, staffNo].join('\n');
      const nextOn = text(row, 6);
      const nextKind = (text(row, 7) || 'call') as ContactKind;
      const line: ContactLine = {
        contactId: `import:${createHash('sha256').update(key).digest('hex').slice(0, 32)}`,
        ...{ clientNo, on, kind, staffNo },
        reached: row.values[4] !== 0,
        cause: (text(row, 5) || 'other') as ContactCause,
        // What was to follow and lies in the past is not a promise any more.
        next: nextOn >= today ? { on: nextOn, kind: nextKind } : null,
        text: text(row, 8),
      };
      return { key, line };
    });
    const people = Map.groupBy(read.lines.values(), ({ staffNo }) => staffNo);
    for (const [staffNo, lines] of people) {
      // Who was known before has its text already.
      const { contactClients } = relationship.state();
      const fresh = lines.filter(({ contactId }) => !contactClients.has(contactId));
      await relationship.record(
        { actor: staffNo, place: 'import' },
        ({ texts }) => {
          const refs = texts.values();
          return fresh.map(({ text: words, staffNo: _, ...contact }) => ({
            type: 'contact-recorded',
            ...contact,
            text: words === '' ? null : (refs.next().value ?? null),
            ticketId: null,
          }));
        },
        fresh.map((line) => line.text).filter((words) => words !== ''),
      );
    }
    return landed(read);
  }

  async function links(rows: readonly FactRow[], by: string): Promise<FactsLanded> {
    const read = sorted(rows, (row) => {
      const [clientNo, otherNo, relation] = [0, 1, 2].map((column) => text(row, column)) as [
        string,
        string,
        LinkRelation,
      ];
      if (clientNo === otherNo)
        return { column: 'other_no', value: otherNo, reason: 'same-client' };
      return {
        key: [clientNo, otherNo, relation].join('\n'),
        line: { clientNo, otherNo, relation },
      };
    });
    await relationship.record({ actor: by, place: 'import' }, ({ state }) =>
      [...read.lines.values()].flatMap((link): RelationshipFact[] => {
        const there = state.clients
          .get(link.clientNo)
          ?.links.some(
            (one) => one.otherNo === link.otherNo && one.relation === link.relation && !one.reverse,
          );
        return there === true ? [] : [{ type: 'client-linked', ...link }];
      }),
    );
    return landed(read);
  }

  return {
    /** @param by staff number, "system" or "command" @throws DataError; then nothing of the file landed */
    land(file: FactFile, rows: readonly FactRow[], by: string): Promise<FactsLanded> {
      switch (file) {
        case 'assignments.csv':
          return assignments(rows, by);
        case 'contacts.csv':
          return contacts(rows);
        case 'links.csv':
          return links(rows, by);
      }
    },
  };
}
