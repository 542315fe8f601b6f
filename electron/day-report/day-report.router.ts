import { basename } from 'node:path';
import type { DayReportView } from '../../shared/contract/reports.ts';
import { hex, type LogVerifier } from '../branch-log/index.ts';
import { procedures } from '../server/index.ts';
import type { DayReport } from './day-report.ts';
import type { DayReports } from './day-reports.service.ts';
import { reportFile } from './report-files.ts';

/** Dependencies of the procedures. */
export interface ReportsRouterParts {
  readonly reports: DayReports;
  readonly proof: LogVerifier;
  readonly staffName: (staffNo: string) => string | null;
}

/** Day reports: `shared/contract/reports.ts`. */
export function createReportsRouter({ reports, proof, staffName }: ReportsRouterParts) {
  const area = procedures.reports;
  const named = (staffNo: string) => staffName(staffNo) ?? staffNo;

  function viewOf(report: DayReport): DayReportView {
    const { chain, closed, people, interventions, ...figures } = report;
    return {
      ...figures,
      closed: closed && { at: closed.at, by: closed.by === 'system' ? null : named(closed.by) },
      counters: [...figures.counters],
      items: [...figures.items],
      people: people.map(({ staffNo, ...one }) => ({ ...one, name: named(staffNo) })),
      interventions: interventions.map(({ actor, staffNo, ...one }) => ({
        ...one,
        actorName: named(actor),
        staffName: staffNo === null ? null : named(staffNo),
      })),
      chain: {
        firstSeq: chain.firstSeq,
        seq: chain.head.seq,
        hash: hex(chain.head.hash),
        sound: proof.state().finding === null,
      },
      file: reports.isWritten(report) ? basename(reportFile(report.date)) : null,
    };
  }

  return {
    days: area.days.handler(() => reports.days()),
    day: area.day.handler(async ({ input, errors }) => {
      const report = await reports.report(input.date);
      if (!report) throw errors.NO_SUCH_DAY();
      return viewOf(report);
    }),
  };
}
