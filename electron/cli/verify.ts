import { isDeepStrictEqual } from 'node:util';
import type { FloorState } from '../../shared/model/floor.ts';
import { integrityFindings } from '../data/index.ts';
import { emptyFloor, evolve } from '../queue/index.ts';
import { readArguments } from './arguments.ts';
import type { CliCommand } from './command.ts';
import { folderOf, withConsole } from './folder.ts';
import { verifyWords } from './words.ts';

/** Checks the databases, the log's chain, and that the floor is what its whole log says. */
export const verifyCommand: CliCommand = {
  usage: 'verify --data DIR',
  async run(args, context) {
    const { values } = readArguments(args, { data: { type: 'string' } }, 0);
    return withConsole(
      folderOf(values.data, context.env),
      context,
      async ({ folder, log, floor }) => {
        const findings = {
          branch: integrityFindings(folder.branch),
          book: integrityFindings(folder.book),
        };
        const firstBad = log.verify();
        let state = emptyFloor;
        // Folding what the chain does not vouch for would prove nothing.
        if (!firstBad) for (const logged of log.read(1)) state = evolve(state, logged);
        const stateEqual =
          firstBad === null && isDeepStrictEqual(plain(state), plain(floor.state()));
        const sound = findings.branch.length + findings.book.length === 0;
        const ok = sound && firstBad === null && stateEqual;
        if (!ok) context.say(verifyWords({ sound, firstBad, stateEqual }, context.language));
        const output = { ok, databases: findings, records: log.lastSeq(), firstBad, stateEqual };
        return { output, exit: ok ? 0 : 1 };
      },
    );
  },
};

/** The floor with its maps as such: what compares values looks into no others. */
function plain(state: FloorState): FloorState {
  return { ...state, tickets: new Map(state.tickets), open: new Map(state.open) };
}
