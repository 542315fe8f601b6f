import { expect, it } from 'vitest';
import { contract } from './index.ts';
import { branchCodeSchema, personNameSchema, staffNoSchema } from './schemas.ts';

it.each(['T01', ' Ｔ01', '\u200bT01\u00a0', '="T01"', "'T01", 'T\u00ad01'])(
  'F35 a staff number is folded like every other key: %j',
  (typed) => {
    expect(staffNoSchema.parse(typed)).toBe('T01');
  },
);

it('F35 what is nothing when folded is no staff number, no name and no code', () => {
  for (const nothing of ['', ' ', '\u200b\u3000', '=""']) {
    for (const schema of [staffNoSchema, personNameSchema, branchCodeSchema]) {
      expect(schema.safeParse(nothing).success).toBe(false);
    }
  }
});

it('F35 the call of a receiver takes it as well, on its own and with the ticket', () => {
  const call = contract.hall.takeTicket['~orpc'].inputSchema!.parse({
    ...{ clientNo: null, service: 'cash', call: '\ufeffＴ01 ' },
  });
  expect(call).toMatchObject({ call: 'T01' });
});

it('F35 sign-in, set-up and settings take staff numbers in that form', () => {
  const typed = '\ufeffＴ01 ';
  const inputs = [
    contract.session.signIn,
    contract.session.choosePin,
    contract.settings.savePerson,
    contract.settings.resetPin,
    contract.settings.answerRole,
  ].map((one) => one['~orpc'].inputSchema);
  const input = {
    ...{ staffNo: typed, pin: '482615', code: '12345678' },
    ...{ name: '\u200b周宁', role: 'teller', active: true, yes: true },
  };
  for (const schema of inputs) {
    const parsed = schema!.parse(input) as { staffNo: string; name?: string };
    expect(parsed.staffNo).toBe('T01');
    if (parsed.name !== undefined) expect(parsed.name).toBe('周宁');
  }
});
