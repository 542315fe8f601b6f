import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardNoIsSound, idNoIsSound } from '../clients/index.ts';
import { dataFaults } from './data-faults.rules.ts';

const checks = { idNoIsSound, cardNoIsSound };
const client = (idNo: string | null, birthDate: string | null = null) => ({
  idType: 'resident_id' as const,
  idNo,
  birthDate,
});

/** GB 11643 as its text has it: the sum of digit × 2^(18 - place) modulo 11 is 1. */
function checkCharacter(first17: string): string {
  let sum = 0;
  for (const [i, digit] of [...first17].entries()) sum += Number(digit) * (2 ** (17 - i) % 11);
  const check = (12 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

describe('data faults', () => {
  it('takes the number that the standard prints as sound', () => {
    expect(dataFaults(client('11010519491231002X', '1949-12-31'), [], checks)).toEqual([]);
  });

  it('finds every single wrong digit of an identity number', () => {
    const places = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (p, at, by) => {
          const first17 = `${p.join('').slice(0, 6)}19700305${p.join('').slice(3)}`;
          const whole = first17 + checkCharacter(first17);
          expect(dataFaults(client(whole), [], checks)).toEqual([]);
          const wrong = [...whole];
          wrong[at] = String((Number(wrong[at]) + by) % 10);
          expect(dataFaults(client(wrong.join('')), [], checks)).toContainEqual({
            field: 'id-no',
            index: 0,
            fault: 'check-digit',
          });
        },
      ),
    );
  });

  it('finds a birth date that is not the one of the number', () => {
    expect(dataFaults(client('11010519491231002X', '1950-12-31'), [], checks)).toEqual([
      { field: 'id-no', index: 0, fault: 'birth-date' },
    ]);
  });

  it('has nothing to say of numbers of other forms', () => {
    expect(dataFaults(client('110105491231002'), [], checks)).toEqual([]);
    expect(dataFaults(client(null), [], checks)).toEqual([]);
    const passport = { ...client('110105194912310020'), idType: 'passport' as const };
    expect(dataFaults(passport, [{ cardNo: 'AB00771', product: null }], checks)).toEqual([]);
  });

  it('names the card whose Luhn digit does not fit', () => {
    const cards = ['4539578763621486', '4539578763621487'].map((cardNo) => ({
      cardNo,
      product: null,
    }));
    expect(dataFaults(client(null), cards, checks)).toEqual([
      { field: 'card', index: 1, fault: 'check-digit' },
    ]);
  });
});
