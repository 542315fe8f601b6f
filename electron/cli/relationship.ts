import { formatYuan } from '../../shared/model/money.ts';
import { csvCell } from '../../shared/model/csv-cell.ts';
import { writeFileAtomic } from '../data/index.ts';
import {
  dayList,
  spokenOn,
  withCalendar,
  worklist,
  type ScreeningRow,
} from '../relationship/index.ts';
import { dateOption, readArguments } from './arguments.ts';
import { UsageError, type CliCommand } from './command.ts';
import { folderOf, fromUser, withConsole } from './folder.ts';

/** Commands look at relationship work as the head does. */
const asHead = { staffNo: 'command', role: 'head', place: 'command' } as const;

/** Whom each person is to contact on a day, and why. */
export const worklistCommand: CliCommand = {
  usage: 'worklist --data DIR [--staff NO] [--date DATE]',
  run(args, context) {
    const { values } = readArguments(
      args,
      { data: { type: 'string' }, staff: { type: 'string' }, date: { type: 'string' } },
      0,
    );
    const asked = dateOption('date', values.date);
    return withConsole(folderOf(values.data, context.env), context, async (opened) => {
      const { desk, myDay, relationship } = opened.relationship;
      const date = asked ?? desk.today();
      if (date > desk.today()) throw new UsageError('--date takes today or a day before');
      const now = await myDay.input();
      const state = date === desk.today() ? now.state : relationship.stateOn(date);
      const given = { ...now, state, today: date };
      const staffNos =
        values.staff === undefined
          ? desk.people().flatMap(({ staffNo, active }) => (active ? [staffNo] : []))
          : [values.staff];
      const { dailyContacts } = desk.settings();
      const people = staffNos.flatMap((staffNo) => {
        const list = withCalendar(() => worklist(given, staffNo));
        if (list.rows.length === 0 && values.staff === undefined) return [];
        const spoken = spokenOn(state, staffNo, date);
        const { today, willBeMissed, canWait } = dayList(list, dailyContacts, spoken, date);
        return [
          {
            staffNo,
            name: desk.staffName(staffNo),
            spokenToday: spoken,
            willBeMissed,
            canWait,
            postponed: list.postponed,
            calendarGaps: list.calendarGaps,
            today: today.length,
            rows: list.rows,
          },
        ];
      });
      return { output: { date, dailyContacts, people }, exit: 0 };
    });
  },
};

/** The month's screening of the whole book, before anything happens. */
export const screenCommand: CliCommand = {
  usage: 'screen --data DIR [--out FILE.csv]',
  run(args, context) {
    const options = { data: { type: 'string' }, out: { type: 'string' } } as const;
    const { values } = readArguments(args, options, 0);
    return withConsole(folderOf(values.data, context.env), context, async (opened) => {
      const began = performance.now();
      const { screenings } = opened.relationship;
      const { scheme, asOf, since, unassigned } = await screenings.state(asHead);
      const found = await screenings.found();
      if (values.out !== undefined) {
        const lists: Readonly<Record<string, readonly ScreeningRow[]>> = { ...found };
        const lines = Object.entries(lists).flatMap(([list, rows]) =>
          rows.map(({ clientNo, tier, value, reason }) =>
            [
              ...[clientNo, list, tier, formatYuan(value), reason.kind],
              'from' in reason ? (reason.from ?? '') : '',
              'standard' in reason ? reason.standard : '',
              'shortOf' in reason ? formatYuan(reason.shortOf) : '',
              'lastPostingOn' in reason ? reason.lastPostingOn : '',
            ]
              .map(csvCell)
              .join(','),
          ),
        );
        const header = 'client_no,list,tier,value,reason,from,standard,short_of,last_posting_on';
        writeFileAtomic(fromUser(values.out, context.env), `${[header, ...lines].join('\n')}\n`);
      }
      const { up, down, potential, dormant } = found;
      const counts = { up: up.length, down: down.length, potential: potential.length };
      const seconds = (performance.now() - began) / 1000;
      const asleep = opened.relationship.desk.settings().dormantMonths === null;
      return {
        output: {
          ...{ scheme, asOf, since, ...counts },
          dormant: asleep ? null : dormant.length,
          ...{ unassigned, seconds },
        },
        exit: 0,
      };
    });
  },
};

/** A proposal of who could look after whom. Nothing is assigned from the command line. */
export const assignCommand: CliCommand = {
  usage: 'assign --plan --data DIR [--by tier|load] [--out FILE.csv]',
  run(args, context) {
    const { values } = readArguments(
      args,
      {
        plan: { type: 'boolean' },
        data: { type: 'string' },
        by: { type: 'string' },
        out: { type: 'string' },
      },
      0,
    );
    if (values.plan !== true)
      throw new UsageError('--plan is missing: the command line only plans');
    const by = values.by ?? 'load';
    if (by !== 'tier' && by !== 'load') throw new UsageError('--by takes tier or load');
    return withConsole(folderOf(values.data, context.env), context, async (opened) => {
      const began = performance.now();
      const { assignments } = opened.relationship;
      const { moves, unassigned, managersNeeded, managersMissing } = await assignments.proposal({
        by,
        locked: [],
      });
      if (values.out !== undefined) {
        const lines = moves.map(({ clientNo, from, to }) =>
          [clientNo, from ?? '', to].map(csvCell).join(','),
        );
        const text = ['client_no,from,to', ...lines].join('\n');
        writeFileAtomic(fromUser(values.out, context.env), `${text}\n`);
      }
      return {
        output: {
          by,
          moves: moves.length,
          unassigned: {
            diamond: unassigned.diamond.length,
            platinum: unassigned.platinum.length,
            gold: unassigned.gold.length,
          },
          managersNeeded,
          managersMissing,
          seconds: (performance.now() - began) / 1000,
        },
        exit: 0,
      };
    });
  },
};

/** A week's table, as it was handed in and as it is now, with its forecast. */
export const weekReportCommand: CliCommand = {
  usage: 'week-report --data DIR [--week DATE]',
  run(args, context) {
    const options = { data: { type: 'string' }, week: { type: 'string' } } as const;
    const { values } = readArguments(args, options, 0);
    const asked = dateOption('week', values.week);
    return withConsole(folderOf(values.data, context.env), context, async (opened) => {
      const { teamWeek } = opened.relationship;
      const { people, ...week } = await teamWeek.overview(asked);
      const { frozen, now } = teamWeek.table(asHead, week.week);
      return {
        output: {
          ...week,
          people: people.map(({ person, ...figures }) => ({ ...person, ...figures })),
          frozen: frozen && frozen.sums,
          now: now.sums,
          forecast: teamWeek.forecast(asHead, week.week),
        },
        exit: 0,
      };
    });
  },
};
