export { createDayReader } from './day-reader.ts';
export { dayReport } from './day-report.ts';
export { createReportsRouter } from './day-report.router.ts';
export { createDayReports, type DayReports } from './day-reports.service.ts';
export { reportContents, reportPlaces } from './report-files.ts';
