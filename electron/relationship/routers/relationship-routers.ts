import type { LiveViews } from '../../server/index.ts';
import type { RelationshipArea } from '../open-relationship.ts';
import { createAssignmentRouter } from './assignment.router.ts';
import { createCareRouter } from './care.router.ts';
import { createContactsRouter } from './contacts.router.ts';
import { createLedgersRouter } from './ledgers.router.ts';
import { createLinksRouter } from './links.router.ts';
import { createMyDayRouter } from './my-day.router.ts';
import { createOpportunitiesRouter } from './opportunities.router.ts';
import { createScreeningRouter } from './screening.router.ts';
import { createTeamWeekRouter } from './team-week.router.ts';

/** The procedures of relationship work. */
export function createRelationshipRouters(area: RelationshipArea, live: LiveViews) {
  return {
    myDay: createMyDayRouter(area.myDay, area.desk, live),
    contacts: createContactsRouter(area),
    assignment: createAssignmentRouter(area.assignments),
    teamWeek: createTeamWeekRouter(area.teamWeek, area.contacts),
    opportunities: createOpportunitiesRouter(area.opportunities),
    screening: createScreeningRouter(area.screenings),
    care: createCareRouter(area),
    links: createLinksRouter(area.links),
    ledgers: createLedgersRouter(area.ledgers, area.exports),
  };
}
