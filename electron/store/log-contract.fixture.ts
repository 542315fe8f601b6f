import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../shared/model/floor-event.ts';
import { chainHash, hex, type ChainHead } from '../branch-log/index.ts';
import type { Draft, LogPort, LogRow } from './branch-store.ts';

/** A console under test: its port, and its own copy of the log. */
export interface ContractConsole {
  readonly log: LogPort;
  /** The copy, from its start. */
  rows(): readonly LogRow[];
  head(): ChainHead;
  close(): Promise<void>;
}

/** A branch under test. */
export interface ContractBranch {
  readonly start: ChainHead;
  /** Opens another console; on one machine there is only one. */
  open(): Promise<ContractConsole>;
}

/** What is under test. */
export interface LogContract {
  /** Whether several consoles can be opened. */
  readonly shared: boolean;
  branch(): Promise<ContractBranch>;
  close(): Promise<void>;
}

const place = 'lobby';
const day = '2026-03-02';
const recalled = (ticketId: string): FloorEvent => ({
  type: 'ticket-recalled',
  ticketId,
  counter: 1,
});

/** An act that recalls a ticket: the least event that has a text. */
export function draftOf(at: number, ...tickets: readonly string[]): Draft {
  return { day, at, actor: 'S001', place, events: tickets.map(recalled) };
}

/** The ticket of a row that {@link draftOf} made. */
export function ticketOf(row: LogRow): string {
  return (JSON.parse(row.body) as { ticketId: string }).ticketId;
}

/** What every log of a branch does, on one machine and on a server. */
export function logContract(name: string, open: () => Promise<LogContract>): void {
  describe(`the log on ${name}`, () => {
    let contract: LogContract;
    const consoles: ContractConsole[] = [];
    beforeAll(async () => {
      contract = await open();
    });
    afterAll(async () => {
      for (const one of consoles) await one.close();
      await contract.close();
    });

    async function branchOf(count: number) {
      const branch = await contract.branch();
      const opened: ContractConsole[] = [];
      for (let n = 0; n < (contract.shared ? count : 1); n += 1) opened.push(await branch.open());
      consoles.push(...opened);
      const [first] = opened;
      if (!first) throw new Error('no console');
      return { branch, first, second: opened[1] ?? first, all: opened };
    }
    const add = (one: ContractConsole, ...tickets: string[]) =>
      one.log.append(randomUUID(), one.head(), () => draftOf(one.log.now(), ...tickets));

    it('writes an act and gives its rows back, numbered and chained from the start', async () => {
      const { branch, first } = await branchOf(1);
      const one = await add(first, 'T1', 'T2');
      const two = await add(first, 'T3');
      expect(one.kind).toBe('written');
      expect(two.kind).toBe('written');
      const rows = first.rows();
      expect(rows.map(ticketOf)).toEqual(['T1', 'T2', 'T3']);
      expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(rows[0]).toMatchObject({ day, actor: 'S001', place, type: 'ticket-recalled' });
      let hash = hex(branch.start.hash);
      for (const row of rows) {
        hash = chainHash(hash, { ...row, body: row.sealed ?? row.body });
        expect(row.hash).toBe(hash);
      }
      expect(hex(first.head().hash)).toBe(hash);
    });

    it('writes nothing where the rules refuse, find nothing to do, or fail', async () => {
      const { first } = await branchOf(1);
      const { log } = first;
      const refusal = { refused: 'ticket-unknown', subject: 'T9' } as const;
      expect(await log.append(randomUUID(), first.head(), () => refusal)).toEqual({
        kind: 'refused',
        refusal,
      });
      expect(await log.append(randomUUID(), first.head(), () => null)).toEqual({ kind: 'nothing' });
      const fault = new Error('a rule is broken');
      await expect(
        log.append(randomUUID(), first.head(), () => {
          throw fault;
        }),
      ).rejects.toBe(fault);
      expect(first.head().seq).toBe(0);
      expect((await add(first, 'T1')).kind).toBe('written');
    });

    it('finds an act that was written before under the same id, and decides nothing', async () => {
      const { first, second } = await branchOf(2);
      const act = randomUUID();
      const written = await first.log.append(act, first.head(), () => draftOf(1, 'T1'));
      await add(first, 'T2');
      const again = await first.log.append(act, first.head(), () => {
        throw new Error('decided again');
      });
      expect(again.kind).toBe('found');
      expect(again.kind === 'found' && again.rows.map(ticketOf)).toEqual(['T1']);
      expect(again.kind === 'found' && again.rows[0]?.hash).toBe(
        written.kind === 'written' && written.rows[0]?.hash,
      );
      const told: LogRow[] = [];
      const before = second.head();
      const stop = second.log.follow({ rows: (rows) => told.push(...rows), link: () => undefined });
      const elsewhere = await second.log.append(act, before, () => null);
      stop();
      expect(elsewhere.kind).toBe('found');
      // What the caller did not have was told, with what followed.
      expect(told.map(({ seq }) => seq)).toEqual(
        second
          .rows()
          .slice(before.seq)
          .map(({ seq }) => seq),
      );
      expect(second.rows().map(ticketOf)).toEqual(['T1', 'T2']);
    });

    it('keeps the order of acts that are begun at the same time', async () => {
      const { first } = await branchOf(1);
      const from = first.head();
      const seen: string[][] = [];
      const acts = ['T1', 'T2', 'T3'].map((ticket) =>
        first.log.append(randomUUID(), from, (newer) => {
          seen.push(newer.map(ticketOf));
          return draftOf(1, ticket);
        }),
      );
      await Promise.all(acts);
      expect(first.rows().map(ticketOf)).toEqual(['T1', 'T2', 'T3']);
      expect(seen).toEqual([[], ['T1'], ['T1', 'T2']]);
    });

    it('decides with the rows of others, each once and in the copy before', async () => {
      const { all } = await branchOf(3);
      if (!contract.shared) return;
      const claimed = new Map<ContractConsole, string[]>();
      await Promise.all(
        all.map(async (one) => {
          const told: LogRow[] = [];
          one.log.follow({ rows: (rows) => told.push(...rows), link: () => undefined });
          const known: string[] = [];
          let folded = 0;
          const fold = (rows: readonly LogRow[]) => {
            for (const row of rows) {
              expect(row.seq).toBe(folded + 1);
              folded = row.seq;
              known.push(ticketOf(row));
            }
          };
          for (let n = 0; n < 20; n += 1) {
            fold(told.splice(0));
            const from = one.head();
            const result = await one.log.append(randomUUID(), from, (newer) => {
              expect(one.head().seq).toBe(folded + newer.length);
              fold(newer);
              return draftOf(1, `T${known.length + 1}`);
            });
            if (result.kind === 'written') fold(result.rows);
          }
          claimed.set(one, known);
        }),
      );
      await settled(all);
      const tickets = all[0]?.rows().map(ticketOf) ?? [];
      expect(new Set(tickets).size).toBe(20 * all.length);
      for (const one of all) expect(one.rows()).toEqual(all[0]?.rows());
    });

    it('tells the others, and not its own console', async () => {
      const { first, all } = await branchOf(3);
      const told = all.map((one) => {
        const rows: LogRow[] = [];
        one.log.follow({ rows: (more) => rows.push(...more), link: () => undefined });
        return rows;
      });
      await add(first, 'T1');
      await add(first, 'T2', 'T3');
      await settled(all);
      expect(told[0]).toEqual([]);
      for (const rows of told.slice(1)) expect(rows.map(ticketOf)).toEqual(['T1', 'T2', 'T3']);
    });

    it('is joined, and its clock goes', async () => {
      const { first } = await branchOf(1);
      expect(first.log.link()).toBe('joined');
      const at = first.log.now();
      expect(Math.abs(at - Date.now())).toBeLessThan(5000);
      expect(first.log.now()).toBeGreaterThanOrEqual(at);
    });
  });
}

/** Waits until all consoles have the same end of the log. */
export async function settled(all: readonly ContractConsole[], ms = 10_000): Promise<void> {
  const until = Date.now() + ms;
  const isSame = () => new Set(all.map((one) => hex(one.head().hash))).size === 1;
  while (!isSame()) {
    if (Date.now() > until) throw new Error('the consoles do not agree');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
