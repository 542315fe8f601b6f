export { bandOf as overflowBandOf, goldOverflow } from './assignment/overflow.rules.ts';
export { goldRoom, loadOf, loadUnits, managersNeeded } from './assignment/load.rules.ts';
export { assignmentOverview } from './assignment/overview.rules.ts';
export { assignWithin } from './assignment/generalised-assignment.rules.ts';
export { propose } from './assignment/proposal.rules.ts';
export { proposeByLoad } from './assignment/shared-load.rules.ts';
export { createWorkCalendar, yearFault } from './calendar/calendar.rules.ts';
export { officialYears } from './calendar/official-years.data.ts';
export { decisionRefusal } from './care/approval.rules.ts';
export {
  answerDue,
  daysLeft,
  extensionRefusal,
  isHabitual,
  shownCaution,
} from './care/complaint-clock.rules.ts';
export { headAlerts } from './care/head-alerts.rules.ts';
export { callsSupervisor, faces, forumDue, ratingFigures } from './care/rating.rules.ts';
export { alertsFor, alertState, clientsToWin } from './care/retention.rules.ts';
export { contentFor, defaultCareMoments, defaultContent } from './contacts/care-content.rules.ts';
export { defaultFestivals, festivalsAhead } from './contacts/festivals.rules.ts';
export { meetingOf } from './contacts/hall-meeting.rules.ts';
export { draftMessage, unknownFields } from './contacts/message-draft.rules.ts';
export { contactsBetween, reportsDue, reviewStanding } from './contacts/reports.rules.ts';
export { forOthers, mayRead, timeline } from './contacts/timeline.rules.ts';
export { workLog } from './contacts/work-log.rules.ts';
export { exitFinding } from './corporate/exit-list.rules.ts';
export { traitsShown } from './corporate/key-account.rules.ts';
export {
  corporateProspects,
  householdOf,
  householdSum,
  personalProspects,
} from './corporate/links.rules.ts';
export { refusalOf } from './facts/decide.rules.ts';
export { clientOfFact, emptyRelationship, evolve, folded } from './facts/evolve.rules.ts';
export {
  forecast,
  funnelForecast,
  leadsNeeded,
  stageOdds,
} from './opportunities/forecast.rules.ts';
export { offerRefusal, validUntil, winRefusal } from './opportunities/risk.rules.ts';
export { defaultSellingTables } from './opportunities/selling-tables.rules.ts';
export { suggestions } from './opportunities/suggestions.rules.ts';
export {
  frozenAt,
  gapTo,
  tableSums,
  weekDays,
  weekTable,
} from './opportunities/week-table.rules.ts';
export { screen, type ScreeningRow } from './screening/screening.rules.ts';
export { axisFault, listFault } from './segments/frames.rules.ts';
export { askedMoreThanAbove, feasibility, weekStanding } from './worklist/rhythm.rules.ts';
export { visitPlan } from './worklist/visit-plan.rules.ts';
export { dayList, spokenOn, worklist } from './worklist/worklist.rules.ts';
export { openRelationship, type RelationshipArea } from './open-relationship.ts';
export { createRelationshipRouters } from './routers/relationship-routers.ts';
export { verifyRelationship } from './service/verify-relationship.ts';
export { withCalendar } from './desk/desk.ts';
