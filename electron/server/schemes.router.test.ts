import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { addDays, businessDateOf } from '../../shared/model/dates.ts';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, failure, signedIn } from './carriers/carriers.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The last thing that a call tells. */
async function lastOf<T>(events: AsyncIterable<T>): Promise<T> {
  let last: T | undefined;
  for await (const event of events) last = event;
  return last!;
}

const own = {
  id: 'own',
  version: 1,
  effectiveFrom: '2026-01-01',
  name: '本网点方案',
  metric: { kind: 'average-balance', months: 12, products: ['demand_deposit', 'time_deposit'] },
  levels: [
    { id: 'none', low: null, tier: 'regular' },
    { id: 'some', low: 0.01, tier: 'gold' },
  ],
  falling: { kind: 'at-once' },
};
const text = JSON.stringify(own);

describe.each(carriers)('over $name', (carrier) => {
  it('a scheme is added, looked at, chosen, and the tiers follow', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const head = await signedIn(connect, 'H01');
    const admin = await signedIn(connect, 'A01');
    const today = businessDateOf(Date.now());

    const bad = JSON.stringify({ ...own, levels: own.levels.toReversed() });
    const faults = [
      { path: 'levels[0].low', code: 'first-level-open' },
      { path: 'levels[1].low', code: 'threshold-missing' },
      { path: 'levels[1].tier', code: 'tiers-rise' },
    ];
    const checked = await admin.schemes.check({ text: bad });
    expect(checked.scheme).toBeNull();
    expect(checked.faults).toEqual(expect.arrayContaining(faults.slice(0, 2)));
    expect(await failure(admin.schemes.add({ text: bad }))).toMatchObject({ code: 'SCHEME' });
    expect(await failure(admin.schemes.add({ text: '{' }))).toEqual({
      code: 'SCHEME',
      data: { faults: [{ path: '', code: 'not-json' }] },
    });

    // Before it is even added: who would change.
    const preview = await lastOf(await head.schemes.preview({ text }));
    expect(preview).toMatchObject({
      kind: 'done',
      clients: 4,
      changed: 3,
      moves: [
        { from: 'diamond', to: 'gold', clients: 1 },
        { from: 'platinum', to: 'regular', clients: 1 },
        { from: 'regular', to: 'gold', clients: 1 },
      ],
      tiers: [
        { tier: 'diamond', now: 1, then: 0 },
        { tier: 'platinum', now: 1, then: 0 },
        { tier: 'gold', now: 1, then: 3 },
        { tier: 'regular', now: 1, then: 1 },
      ],
    });
    if (preview.kind !== 'done') throw new Error('a preview ends');
    const page = { preview: preview.preview, offset: 0 };
    const all = await head.schemes.previewClients({ ...page, move: null });
    expect(all.total).toBe(3);
    expect(all.clients[0]).toMatchObject({ clientNo: 'C1', name: '王丽华', to: 'gold' });
    expect(all.clients[0]?.valueThen).toBeGreaterThan(0);
    expect(
      await admin.schemes.previewClients({ ...page, move: { from: 'diamond', to: 'gold' } }),
    ).toMatchObject({
      total: 1,
      clients: [{ name: '王**', phone: '194****0001', value: null, valueThen: null }],
    });
    expect(opened.scores.get('C1')?.effectiveTier).toBe('diamond');

    expect(await admin.schemes.add({ text })).toMatchObject({ added: true, scheme: { id: 'own' } });
    expect(await admin.schemes.add({ text })).toMatchObject({ added: false });
    const file = await admin.schemes.file({ scheme: 'own', version: 1 });
    expect(JSON.parse(file.text)).toMatchObject({ levels: [{ low: null }, { low: 0.01 }] });

    const wanted = { scheme: 'own', version: 1, from: today };
    expect(await lastOf(await admin.schemes.choose(wanted))).toMatchObject({
      kind: 'done',
      choice: { ...wanted, ready: true },
      changed: 3,
    });
    const lobby = await signedIn(connect, 'L01');
    const card = { clientNo: 'C1', matchedBy: 'client-no', text: 'C1' } as const;
    expect(await lobby.hall.recognise(card)).toMatchObject({ tier: 'gold' });
    expect(await head.book.status()).toMatchObject({ scheme: 'own' });
    expect(await failure(lastOf(await head.schemes.choose(wanted)))).toMatchObject({
      code: 'CHOICE',
      data: { code: 'already-chosen' },
    });

    const later = addDays(today, 3);
    const next = { scheme: 'cmb', version: 1, from: later };
    expect(await lastOf(await head.schemes.choose(next))).toMatchObject({ changed: null });
    expect(await head.schemes.list()).toMatchObject({
      chosen: { scheme: 'own' },
      shown: { scheme: 'own' },
      toCome: [next],
    });
    await head.schemes.withdraw({ from: later });
    expect((await head.schemes.list()).toCome).toEqual([]);
    expect(
      await failure(lastOf(await head.schemes.choose({ ...next, scheme: 'none' }))),
    ).toMatchObject({ code: 'UNKNOWN_SCHEME' });
  });

  it('the drop folder is set, checked and told about', async () => {
    const dir = temporaryFolder();
    const opened = await openTestConsole(dir);
    const connect = await carrier.open(opened);
    const admin = await signedIn(connect, 'A01');
    expect(await admin.intake.settings()).toEqual({
      folder: null,
      complete: 'settled',
      night: null,
      rejects: { percent: 1, lines: 10 },
    });
    const drop = temporaryFolder();
    const rejects = { percent: 2, lines: 20 };
    const wanted = { folder: drop, complete: 'marker', night: '02:30', rejects } as const;
    for (const [folder, code] of [
      ['relative', 'not-absolute'],
      [join(drop, 'none'), 'folder-missing'],
      [join(dir, 'exchange'), 'data-folder'],
    ] as const) {
      expect(await failure(admin.intake.save({ ...wanted, folder }))).toEqual({
        code: 'FOLDER',
        data: { code },
      });
    }
    await admin.intake.save(wanted);
    expect(await admin.intake.settings()).toEqual(wanted);
    // Another form of the settings leaves it alone.
    const { name, ...others } = await admin.settings.branch();
    const renamed = { ...name, zh: '城东支行' };
    await admin.settings.saveBranch({ changes: { name: renamed }, before: { name } });
    expect(await admin.settings.branch()).toEqual({ ...others, name: renamed });
    expect(await admin.intake.settings()).toEqual(wanted);

    mkdirSync(drop, { recursive: true });
    const lines = Array.from({ length: 200 }, (_, n) => `N${n},新客户,1980-01-01`);
    writeFileSync(
      join(drop, 'clients.csv'),
      ['client_no,name,birth_date', ...lines, 'N900,坏日期,1980-13-40'].join('\n'),
    );
    writeFileSync(join(drop, 'cards.csv'), 'card_no\n1\n');
    writeFileSync(join(drop, '_READY'), '');
    await opened.intake.look();
    await opened.intake.look();
    const { runs, nextNight } = await admin.intake.state();
    expect(nextNight).toBeGreaterThan(Date.now());
    expect(runs).toMatchObject([
      {
        kind: 'drop',
        result: {
          files: [
            { file: 'clients.csv', accepted: 200, rejected: 1 },
            { file: 'cards.csv', refused: 'missing-column', about: 'client_no' },
          ],
          score: { clients: 204 },
          failure: null,
        },
      },
    ]);
    const told = await admin.intake.rejects({ run: runs[0]!.run });
    expect(told.rejects).toMatchObject([{ file: 'clients.csv', line: 202, column: 'birth_date' }]);
  });

  it.each(['L01', 'T01', 'M01'])('%s may not', async (staffNo) => {
    const opened = await openTestConsole(temporaryFolder());
    const client = await signedIn(await carrier.open(opened), staffNo);
    const wanted = { folder: null, complete: 'settled', night: null } as const;
    const refused = [
      client.schemes.list(),
      client.schemes.add({ text }),
      client.schemes.check({ text }),
      client.schemes.withdraw({ from: '2030-01-01' }),
      client.schemes.previewClients({ preview: '1', move: null, offset: 0 }),
      client.intake.save(wanted),
      client.intake.state(),
      client.intake.rejects({ run: 1 }),
      client.schemes.choose({ scheme: 'cmb', version: 1, from: '2030-01-01' }).then(lastOf),
      client.schemes.preview({ text }).then(lastOf),
    ];
    for (const call of refused) expect(await failure(call)).toMatchObject({ code: 'FORBIDDEN' });
  });
});
