import type { RecordsPort } from './branch-store.ts';

/** The port as a workstation has it over a line: what it puts arrives later, and others' puts may come between. */
export function overALine(port: RecordsPort): RecordsPort {
  return {
    ...port,
    async put(writes, lines) {
      await new Promise((resolve) => setImmediate(resolve));
      return port.put(writes, lines);
    },
  };
}
