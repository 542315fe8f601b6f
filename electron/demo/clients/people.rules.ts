import type { BusinessDate } from '../../../shared/model/dates.ts';
import { addDays, addMonths, dayNumber, dateFromDayNumber } from '../../../shared/model/dates.ts';
import { ageOn, createBirthdays } from './birthdays.rules.ts';
import { otherBranchCode, ownBranchCode } from '../branch.rules.ts';
import type { Gender } from '../../../shared/model/clients/client.ts';
import { companyName, personName } from './names.rules.ts';
import { phoneNumber, residentId } from './numbers.rules.ts';
import type { ClientPlan } from './plan.rules.ts';
import {
  cautionOf,
  drinkOf,
  managerOf,
  occupationOf,
  orientationOf,
  riskOf,
} from './profile.rules.ts';
import type { Random } from './random.rules.ts';
import { createRandom } from './random.rules.ts';
import type { DemoRow } from './rows.rules.ts';

type ClientRow = DemoRow<'clients'>;

/** Long enough ago that every month of the book lies in the time as a client. */
const youngestClientDays = 430;
const firstClientSince = '1998-03-02';
const employedShare = 0.12;
const permitShare = 0.005;

/** The lines of `clients.csv`, one for each plan and in that order. */
export function clientRows(
  seed: number,
  today: BusinessDate,
  plans: readonly ClientPlan[],
): readonly ClientRow[] {
  const random = createRandom(seed, 'people');
  const birthDateFor = createBirthdays(createRandom(seed, 'birthdays'), today);
  const companies = plans.filter((plan) => plan.kind === 'corporate');
  const companyNames = new Set<string>();
  const bornAlike = new Map<string, number>();
  const phones = random.shuffle(plans.map((_, i) => i * 7 + 13));

  return plans.map((plan, index) => {
    const phone = phoneNumber(phones[index] ?? 0);
    if (plan.kind === 'corporate') {
      const name = companyName(random, companyNames);
      companyNames.add(name);
      return companyRow(random, today, plan, name, phone);
    }
    const gender: Gender = random.chance(0.53) ? 'F' : 'M';
    const birthDate = birthDateFor(plan);
    const order = bornAlike.get(birthDate + gender) ?? 0;
    bornAlike.set(birthDate + gender, order + 1);
    const age = ageOn(today, birthDate);
    const since = clientSince(random, today, addMonths(birthDate, 18 * 12));
    const risk = riskOf(random, plan.tier);
    const assessed = risk && addDays(today, -risk.daysAgo);
    const permit = random.chance(permitShare);
    const employed = plan.tier === 'regular' && age < 60 && random.chance(employedShare);
    return {
      client_no: plan.clientNo,
      name: personName(random, index, gender, Number(birthDate.slice(0, 4))),
      gender,
      birth_date: birthDate,
      id_type: permit ? 'permit' : 'resident_id',
      id_no: permit ? `H99${String(index).padStart(6, '0')}` : residentId(birthDate, gender, order),
      phone,
      home_branch: plan.ownBranch ? ownBranchCode : otherBranchCode,
      manager_no: managerOf(random, plan),
      occupation: occupationOf(random, plan, age),
      orientation: orientationOf(random, plan),
      client_since: since,
      kind: 'personal',
      employer_no: employed && companies.length > 0 ? random.pick(companies).clientNo : '',
      drink: drinkOf(random, plan.tier),
      risk_grade: risk ? String(risk.grade) : '',
      risk_assessed_on: assessed ? (assessed < since ? since : assessed) : '',
      caution: cautionOf(random),
    };
  });
}

function companyRow(
  random: Random,
  today: BusinessDate,
  plan: ClientPlan,
  name: string,
  phone: string,
): ClientRow {
  return {
    client_no: plan.clientNo,
    name,
    gender: '',
    birth_date: '',
    id_type: '',
    id_no: '',
    phone,
    home_branch: plan.ownBranch ? ownBranchCode : otherBranchCode,
    manager_no: '',
    occupation: '',
    orientation: '',
    client_since: clientSince(random, today, firstClientSince),
    kind: 'corporate',
    employer_no: '',
    drink: '',
    risk_grade: '',
    risk_assessed_on: '',
    caution: '',
  };
}

function clientSince(random: Random, today: BusinessDate, grownUp: BusinessDate): BusinessDate {
  const latest = dayNumber(today) - youngestClientDays;
  const earliest = dayNumber(grownUp > firstClientSince ? grownUp : firstClientSince);
  return dateFromDayNumber(random.integer(Math.min(earliest, latest), latest));
}
