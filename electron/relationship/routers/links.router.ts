import { procedures } from '../../server/index.ts';
import type { Links } from '../corporate/links.service.ts';
import { answer, workerOf } from './answer.router.ts';

/** Links: `shared/contract/relationship/links.ts`. */
export function createLinksRouter(links: Links) {
  const procedure = procedures.links;
  return {
    of: procedure.of.handler((call) => answer(() => links.of(workerOf(call), call.input.clientNo))),
    link: procedure.link.handler((call) => answer(() => links.link(workerOf(call), call.input))),
    unlink: procedure.unlink.handler((call) =>
      answer(() => links.unlink(workerOf(call), call.input)),
    ),
    noteCorporate: procedure.noteCorporate.handler((call) =>
      answer(() => links.noteCorporate(workerOf(call), call.input)),
    ),
    exitList: procedure.exitList.handler(() => links.exitList()),
  };
}
