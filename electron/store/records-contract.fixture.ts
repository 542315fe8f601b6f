import { expect, it } from 'vitest';
import type { RecordsPort } from './branch-store.ts';

/** The records of a store that a test has opened, empty, and the audit lines in it. */
export interface OpenRecords {
  readonly records: RecordsPort;
  readonly actions: () => readonly string[];
}

const line = (action: string) => ({ at: 1, actor: 'T01', action, subject: '', detail: '' });

/** What the records of every store do. */
export function recordsContract(open: () => OpenRecords | Promise<OpenRecords>): void {
  const put = (records: RecordsPort, id: string, version: number, body: unknown) =>
    records.put([{ kind: 'note', id, version, body }]);

  it('a record is read as it was written, version by version', async () => {
    const { records } = await open();
    expect(records.get('note', 'a')).toBeNull();
    expect(records.all('note')).toEqual([]);
    const body = { text: '"\'\\\n\u2028 龙井', list: [1, null, true] };
    expect(await put(records, 'a', 0, body)).toEqual({ kind: 'written' });
    expect(records.get('note', 'a')).toEqual({ kind: 'note', id: 'a', version: 1, body });
    await put(records, 'a', 1, 'two');
    await records.put([{ kind: 'other', id: 'a', version: 0, body: 0 }]);
    expect(records.all('note')).toEqual([{ kind: 'note', id: 'a', version: 2, body: 'two' }]);
    expect(records.get('other', 'a')?.body).toBe(0);
  });

  it('all are in the order of their ids, and the same objects until one changes', async () => {
    const { records } = await open();
    for (const id of ['b', 'a10', 'a2', '']) await put(records, id, 0, id);
    const all = records.all('note');
    expect(all.map(({ id }) => id)).toEqual(['', 'a10', 'a2', 'b']);
    expect(records.all('note')).toBe(all);
    await put(records, 'b', 1, 'B');
    expect(records.all('note')).not.toBe(all);
    expect(records.all('note')[0]).toBe(all[0]);
    expect(all[3]?.body).toBe('b');
  });

  it('what a writer changes later in its own object is not in the record', async () => {
    const { records } = await open();
    records.all('note');
    const body = { text: 'as written', left: undefined };
    await put(records, 'a', 0, body);
    body.text = 'changed';
    expect(records.get('note', 'a')?.body).toStrictEqual({ text: 'as written' });
  });

  it('a put with a stale version writes nothing of it, and no audit line', async () => {
    const { records, actions } = await open();
    await put(records, 'a', 0, 1);
    for (const version of [0, 2]) {
      const writes = [
        { kind: 'note', id: 'b', version: 0, body: 'b' },
        { kind: 'note', id: 'a', version, body: 'a' },
      ];
      expect(await records.put(writes, [line('refused')])).toEqual({
        kind: 'conflict',
        record: { kind: 'note', id: 'a' },
      });
    }
    expect(records.get('note', 'b')).toBeNull();
    expect(records.get('note', 'a')).toMatchObject({ version: 1, body: 1 });
    await records.put([{ kind: 'note', id: 'a', version: 1, body: 2 }], [line('one'), line('two')]);
    await records.put([], [line('alone')]);
    expect(actions()).toEqual(['one', 'two', 'alone']);
  });

  it('of puts at once on one version exactly one is written', async () => {
    const { records } = await open();
    await put(records, 'a', 0, 'first');
    const tries = await Promise.all([1, 2, 3, 4].map((n) => put(records, 'a', 1, n)));
    expect(tries.map(({ kind }) => kind).sort()).toEqual([
      ...['conflict', 'conflict', 'conflict'],
      'written',
    ]);
    expect(records.get('note', 'a')?.version).toBe(2);
  });

  it('a forgotten record is not there; made anew, its versions go on', async () => {
    const { records } = await open();
    await put(records, 'a', 0, 1);
    await put(records, 'a', 1, null);
    expect(records.get('note', 'a')).toBeNull();
    expect(records.all('note')).toEqual([]);
    expect((await put(records, 'a', 1, 2)).kind).toBe('conflict');
    expect((await put(records, 'a', 2, 2)).kind).toBe('conflict');
    expect((await put(records, 'a', 0, 2)).kind).toBe('written');
    expect(records.get('note', 'a')).toMatchObject({ version: 3, body: 2 });
  });

  it('tells the kinds that changed before the put resolves, and not of a conflict', async () => {
    const { records } = await open();
    const told: string[][] = [];
    const stop = records.subscribe((kinds) => {
      told.push([...kinds]);
      throw new Error('a listener that fails');
    });
    records.subscribe(() => told.push(['second']));
    await records.put([
      { kind: 'x', id: '1', version: 0, body: 1 },
      { kind: 'y', id: '1', version: 0, body: 1 },
    ]);
    expect(told).toEqual([['x', 'y'], ['second']]);
    await put(records, 'a', 7, 1);
    expect(told.length).toBe(2);
    stop();
    await put(records, 'a', 0, 1);
    expect(told.length).toBe(3);
  });
}
