import { procedures } from '../server/index.ts';
import type { readingRepository } from './reading.repository.ts';
import type { Readings } from './reading.service.ts';

/** Dependencies of the procedures. */
export interface ReadingRouterParts {
  readonly readings: Readings;
  readonly lines: ReturnType<typeof readingRepository>;
  readonly staffName: (staffNo: string) => string | null;
}

const shown = 200;

/** Who read what: `shared/contract/reading.ts`. */
export function createReadingRouter({ readings, lines, staffName }: ReadingRouterParts) {
  const area = procedures.reading;
  const nameOf = (staffNo: string) => staffName(staffNo) ?? staffNo;
  return {
    unusual: area.unusual.handler(() =>
      readings.unusual().map((one) => ({ ...one, name: nameOf(one.staffNo) })),
    ),
    lines: area.lines.handler(({ input }) => {
      readings.flush();
      return lines
        .latest(input.staffNo, shown)
        .map(({ id, at, actor, action, subject, detail }) => ({
          ...{ id, at, name: nameOf(actor), act: action, detail },
          // A sign-in names the person again.
          subject: subject === actor ? '' : subject,
        }));
    }),
  };
}
