import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeTestBook } from './app/console.fixture.ts';
import { fileKeyKeeper, openFolder } from './data/index.ts';
import { temporaryFolder } from './queue/floor.fixture.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
const marketing = fileURLToPath(new URL('../../shared/data/marketing', import.meta.url));
const thereIsData = existsSync(marketing);
if (!thereIsData) process.stderr.write('skipped: the real data is not beside this checkout\n');

interface Outcome {
  readonly code: number | null;
  readonly output: Record<string, unknown>;
  readonly said: string;
}

function vestibule(args: readonly string[], env: Record<string, string> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...env },
  });
  return {
    code: status,
    output: stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>),
    said: stderr,
  };
}

function newBranch(): { data: string; folder: string } {
  const dir = temporaryFolder();
  const data = join(dir, 'data');
  const folder = join(dir, 'exchange');
  expect(vestibule(['init', '--data', data]).code).toBe(0);
  mkdirSync(folder);
  return { data, folder };
}

describe('usage', () => {
  it.each([
    [[]],
    [['dance']],
    [['init', '--colour', 'red']],
    [['import', '--data', 'x']],
    [['import', 'a', 'b']],
    [['score', '--scheme', 'none']],
    [['score', '--as-of', '2026-02-30']],
    [['explain']],
    [['scheme']],
    [['serve', '--port', '99999']],
  ])('%j is wrong usage: exit 2, the usage, nothing on standard output', (args) => {
    const { code, output, said } = vestibule(args);
    expect([code, output]).toEqual([2, {}]);
    expect(said).toContain('vestibule ');
    expect(said).not.toMatch(/^\s+at /m);
  });
});

describe('a branch from the command line', () => {
  it('is made once, takes its book, scores it to the fen, explains it and proves itself', () => {
    const { data, folder } = newBranch();
    expect(vestibule(['init', '--data', data])).toMatchObject({ code: 1, output: {} });
    writeTestBook(folder);
    const landed = vestibule(['import', '--data', data, folder]);
    expect(landed).toMatchObject({ code: 0, output: { rejects: null } });
    const out = join(folder, 'scores.csv');
    const scored = vestibule(['score', '--data', data, '--out', out]);
    expect(scored).toMatchObject({
      code: 0,
      output: {
        scheme: 'abc-vip',
        asOf: '2026-10-31',
        clients: 4,
        levels: { diamond: 1, platinum: 1, gold: 1, regular: 1 },
      },
    });
    // 80,000,000 × 31 ÷ 365 days, half-up.
    expect(readFileSync(out, 'utf8').split(/\r?\n/).slice(0, 2)).toEqual([
      'client_no,scheme,as_of,value,level,tier,effective_tier',
      'C1,abc-vip,2026-10-31,6794520.55,diamond,diamond,diamond',
    ]);
    const explained = vestibule(['explain', '--data', data, '--client', 'C1']);
    expect(explained).toMatchObject({
      code: 0,
      output: { valueFen: 679_452_055, tier: 'diamond' },
    });
    expect(vestibule(['explain', '--data', data, '--client', 'C9'])).toMatchObject({ code: 1 });
    expect(vestibule(['verify', '--data', data])).toMatchObject({ code: 0, output: { ok: true } });
    const again = vestibule(['import', '--data', data, folder]);
    expect(again.code).toBe(0);
    expect(vestibule(['score', '--data', data]).output['changed']).toBe(0);
  });

  it('says so when clients cannot be searched by what they have', () => {
    const { data, folder } = newBranch();
    writeTestBook(folder);
    vestibule(['import', '--data', data, folder]);
    const opened = openFolder(data, fileKeyKeeper({}));
    // Without its entry in the schema nothing keeps the index.
    const db = opened.book.unsafeMode(true);
    db.pragma('writable_schema = ON');
    db.exec(`CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'clients_phone';
      DELETE FROM sqlite_schema WHERE name = 'clients_phone'`);
    db.pragma('writable_schema = RESET');
    db.exec("UPDATE clients SET phone_reversed = '1' WHERE client_id = 1");
    db.pragma('writable_schema = ON');
    db.exec('INSERT INTO sqlite_schema SELECT * FROM temp.kept');
    opened.close();
    const { code, output, said } = vestibule(['verify', '--data', data]);
    expect([code, output['ok'], output['stateEqual']]).toEqual([1, false, true]);
    expect(JSON.stringify(output['databases'])).toContain('missing from index clients_phone');
    expect(said).toContain('A database fails its integrity check.');
  });

  it('sets bad lines aside: exit 3, the value masked, the rest landed', () => {
    const { data, folder } = newBranch();
    const lines = Array.from({ length: 200 }, (_, n) => `K${n},王芳,1980-01-01,19400001${n}`);
    lines[7] = 'K7,王芳,1980-02-30,19400000777';
    writeFileSync(
      join(folder, 'clients.csv'),
      ['client_no,name,birth_date,phone', ...lines, ''].join('\n'),
    );
    const { code, output } = vestibule(['import', '--data', data, folder]);
    expect(code).toBe(3);
    expect(output['files']).toMatchObject([{ rows: 200, accepted: 199, rejected: 1 }]);
    expect(readFileSync(String(output['rejects']), 'utf8').split('\n')[1]).toMatch(
      /^clients\.csv,9,birth_date,/,
    );
  });

  it('keeps the old state whole when a file cannot land', () => {
    const { data, folder } = newBranch();
    writeTestBook(folder);
    vestibule(['import', '--data', data, folder]);
    const clients = readFileSync(join(folder, 'clients.csv'));
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    const half = gzipSync(clients);
    writeFileSync(join(broken, 'clients.csv.gz'), half.subarray(0, half.length / 2));
    const { code, output, said } = vestibule(['import', '--data', data, broken]);
    expect(code).toBe(1);
    expect(output['files']).toMatchObject([{ refused: 'damaged-gz', accepted: 0 }]);
    expect(said).toMatch(/clients\.csv/);
    expect(vestibule(['score', '--data', data]).output['clients']).toBe(4);
  });

  it.each([
    ['a missing folder', ['import', '--data', '{data}', '{folder}/none'], 'does not exist'],
    ['an empty folder', ['import', '--data', '{data}', '{folder}'], 'none of the exchange files'],
    ['a data folder without a branch', ['verify', '--data', '{folder}'], 'no branch'],
  ])('%s: exit 1 and one sentence', (_, args, sentence) => {
    const { data, folder } = newBranch();
    const filled = args.map((arg) => arg.replace('{data}', data).replace('{folder}', folder));
    const { code, said } = vestibule(filled);
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it('speaks Chinese where the system does', () => {
    const { folder } = newBranch();
    const { said } = vestibule(['verify', '--data', folder], { LC_ALL: 'zh_CN.UTF-8' });
    expect(said).toContain('没有网点数据');
  });

  it('names the first bad record of a log that someone changed', () => {
    const { data } = newBranch();
    const demo = vestibule(['init', '--data', `${data}-demo`, '--demo']);
    expect(demo).toMatchObject({ code: 0, output: { clients: 3000 } });
    const folder = openFolder(`${data}-demo`, fileKeyKeeper({}));
    folder.branch.exec(`UPDATE log SET actor = 'X99' WHERE seq = 40`);
    folder.close();
    const { code, output, said } = vestibule(['verify', '--data', `${data}-demo`]);
    expect(code).toBe(1);
    expect(output).toMatchObject({ ok: false, firstBad: { seq: 40, problem: 'hash' } });
    expect(said).toContain('Record 40');
  });

  it.runIf(thereIsData)('takes a real bank’s extract', () => {
    const { data, folder } = newBranch();
    for (const file of ['clients.csv.gz', 'balances.csv.gz']) {
      copyFileSync(join(marketing, file), join(folder, file));
    }
    const { code, output } = vestibule(['import', '--data', data, folder]);
    expect(code).toBe(0);
    expect(output['files']).toMatchObject([
      { file: 'clients.csv', accepted: 36_168, unknownColumns: ['occupation_source'] },
      { file: 'balances.csv', accepted: 434_016 },
    ]);
    expect(vestibule(['score', '--data', data]).output).toMatchObject({ clients: 36_168 });
  });
});

describe('serve', () => {
  it('refuses a folder that another console has open, before it opens anything', async () => {
    const { data } = newBranch();
    const env = { ...process.env, LC_ALL: 'C', VESTIBULE_DEV_ORIGIN: 'http://127.0.0.1:5173' };
    const first = spawn(process.execPath, [cli, 'serve', '--data', data, '--no-open'], { env });
    try {
      await new Promise<void>((resolve, reject) => {
        let said = '';
        first.stderr.on('data', (text: Buffer) => {
          said += text.toString();
          if (said.includes('token=')) resolve();
        });
        first.on('close', () => reject(new Error(said)));
      });
      const second = vestibule(['serve', '--data', data], env);
      expect(second.code).toBe(1);
      expect(second.said).toContain('Another console');
    } finally {
      first.kill('SIGINT');
    }
    const [code] = await new Promise<[number | null]>((resolve) => {
      first.on('close', (exit) => resolve([exit]));
    });
    expect(code).toBe(0);
    expect(vestibule(['verify', '--data', data]).code).toBe(0);
  });
});
