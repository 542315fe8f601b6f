import type { Card, Client } from '../../shared/model/clients/client.ts';
import { isBusinessDate } from '../../shared/model/dates.ts';

/** A client's number that looks wrong. It is reported, and never a reason to refuse the client. */
export interface DataFault {
  readonly field: 'id-no' | 'card';
  /** Which card; 0 for the identity number. */
  readonly index: number;
  readonly fault: 'check-digit' | 'birth-date';
}

/** Checks of single numbers, from the client book. */
export interface NumberChecks {
  readonly idNoIsSound: (idNo: string) => boolean;
  readonly cardNoIsSound: (cardNo: string) => boolean;
}

/**
 * What looks wrong in a client's numbers: the check character of a resident identity number of 18 places (GB 11643), a
 * birth date in it, or in one of 15 digits, that is none or not the client's, the Luhn digit of a card of 12 to 19
 * digits. Numbers of other forms have nothing to check.
 */
export function dataFaults(
  client: Pick<Client, 'idType' | 'idNo' | 'birthDate'>,
  cards: readonly Card[],
  { idNoIsSound, cardNoIsSound }: NumberChecks,
): DataFault[] {
  const faults: DataFault[] = [];
  const { idNo, birthDate } = client;
  const resident = (client.idType ?? 'resident_id') === 'resident_id';
  if (resident && idNo !== null && /^(?:\d{17}[\dX]|\d{15})$/.test(idNo)) {
    const digits = idNo.length === 15 ? `19${idNo.slice(6, 12)}` : idNo.slice(6, 14);
    const born = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
    if (idNo.length === 18 && !idNoIsSound(idNo)) {
      faults.push({ field: 'id-no', index: 0, fault: 'check-digit' });
    }
    if (!isBusinessDate(born) || (birthDate !== null && birthDate !== born)) {
      faults.push({ field: 'id-no', index: 0, fault: 'birth-date' });
    }
  }
  cards.forEach(({ cardNo }, index) => {
    if (/^\d{12,19}$/.test(cardNo) && !cardNoIsSound(cardNo)) {
      faults.push({ field: 'card', index, fault: 'check-digit' });
    }
  });
  return faults;
}
