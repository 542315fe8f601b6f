import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import { accessTo, roles, type Role } from '../../shared/model/people/roles.ts';
import { openTestConsole, testPeople, testPin } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { clientOf, codeOf, type Client } from './carriers/carriers.fixture.ts';

type Walker = Role | 'nobody';
const walkers: readonly Walker[] = ['nobody', ...roles];

/** The cells of the page that a bank reads: procedure → who may. */
function pageCells(): Map<string, Walker[]> {
  const cells = new Map<string, Walker[]>();
  for (const line of readFileSync('docs/access.md', 'utf8').split('\n')) {
    const [, procedure = '', , ...marks] = line.split('|').map((cell) => cell.trim());
    if (!/^\w+\.\w+$/.test(procedure)) continue;
    cells.set(
      procedure,
      walkers.filter((_, index) => marks[index] === '●'),
    );
  }
  return cells;
}

const names = Object.entries(contract).flatMap(([area, procedures]) =>
  Object.keys(procedures).map((name) => `${area}.${name}`),
);

/** A call with input that no schema accepts, so that an allowed call of most procedures changes nothing. */
function tryCall(client: Client, procedure: string): Promise<string> {
  const [area = '', name = ''] = procedure.split('.');
  const call = (client as never)[area][name] as (input: unknown) => Promise<unknown>;
  return codeOf(
    call({ none: 0 }).then(async (output) => {
      await (output as AsyncIterator<unknown> | undefined)?.return?.();
    }),
  );
}

it('the page names every procedure of the contract and no other', () => {
  expect([...pageCells().keys()].toSorted()).toEqual(names.toSorted());
});

it('every cell of role and procedure holds: refused where the page is empty, and only there', async () => {
  const opened = await openTestConsole(temporaryFolder());
  const cells = pageCells();
  const wrong: string[] = [];
  let tried = 0;
  for (const walker of walkers) {
    const person = testPeople.find(({ role }) => role === walker);
    for (const procedure of names) {
      const client = clientOf(opened);
      if (person) await resumeOrSignIn(client, person.staffNo);
      const code = await tryCall(client, procedure);
      const refused = code === (walker === 'nobody' ? 'SIGNED_OUT' : 'FORBIDDEN');
      // `resume` answers so to a token that nobody has; this one is asked with no token at all.
      if (refused === cells.get(procedure)?.includes(walker)) wrong.push(`${walker} ${procedure}`);
      tried += 1;
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBe(names.length * 6);
});

const tokens = new Map<string, string>();
async function resumeOrSignIn(client: Client, staffNo: string): Promise<void> {
  const resumeToken = tokens.get(staffNo);
  const again = resumeToken !== undefined && (await codeOf(client.session.resume({ resumeToken })));
  if (again === 'done') return;
  tokens.set(staffNo, (await client.session.signIn({ staffNo, pin: testPin })).resumeToken);
}

it('what has no entry is refused, whatever its name', () => {
  for (const [area, name] of [
    ['hall', 'destroy'],
    ['hall', 'constructor'],
    ['constructor', 'name'],
    ['__proto__', 'toString'],
    ['', ''],
  ] as const) {
    expect(accessTo(area, name), `${area}.${name}`).toBeUndefined();
  }
});
