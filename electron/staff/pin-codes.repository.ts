import * as z from 'zod';
import type { Instant } from '../../shared/model/dates.ts';
import type { RecordChange, RecordKind, RecordReader } from '../store/index.ts';

/** A one-time code with which a person chooses a PIN. The code itself is not stored. */
export interface PinCode {
  /** 1 for the person's first. */
  readonly number: number;
  readonly staffNo: string;
  /** Whether the person had a PIN before. */
  readonly isReset: boolean;
  readonly issuedBy: string;
  readonly issuedAt: Instant;
  readonly until: Instant;
  /** null once the code was used, replaced, or tried too often. */
  readonly hash: string | null;
  readonly failures: number;
}

/** All codes of one person, in order, so that issuing, trying and using one are never decided at the same time. */
interface CodesOfPerson {
  readonly codes: readonly PinCode[];
}

/** The records of one-time codes, by staff number. */
export const pinCodeKind: RecordKind<CodesOfPerson> = {
  kind: 'pin-codes',
  schema: z.object({
    codes: z.array(
      z.object({
        number: z.int(),
        staffNo: z.string(),
        isReset: z.boolean(),
        issuedBy: z.string(),
        issuedAt: z.int(),
        until: z.int(),
        hash: z.string().nullable(),
        failures: z.int(),
      }),
    ),
  }),
};

/** One-time codes as they are. */
export interface PinCodes {
  latest(staffNo: string): PinCode | null;
  /** Resets since an instant, of one person or of everybody, in order. */
  resetsSince(since: Instant, staffNo?: string): PinCode[];
}

/** One-time codes within a change. */
export interface PinCodeChange extends PinCodes {
  /** Replaces an earlier code of the person. */
  put(code: Omit<PinCode, 'number' | 'failures'>): void;
  /** Stores the number of wrong tries with the latest code; `spent`: the code becomes invalid. */
  fail(staffNo: string, failures: number, spent: boolean): void;
  spend(staffNo: string): void;
}

/** The codes in the records. */
export function pinCodesIn(records: RecordReader): PinCodes {
  return {
    latest: (staffNo) => records.get(pinCodeKind, staffNo)?.codes.at(-1) ?? null,
    resetsSince: (since, staffNo) =>
      records
        .all(pinCodeKind)
        .flatMap(({ codes }) => codes)
        .filter(
          (code) =>
            code.isReset &&
            code.issuedAt >= since &&
            (staffNo === undefined || code.staffNo === staffNo),
        )
        .sort((a, b) => a.issuedAt - b.issuedAt),
  };
}

/** Changes codes. */
export function changePinCodes(records: RecordChange): PinCodeChange {
  const of = (staffNo: string) => records.get(pinCodeKind, staffNo)?.codes ?? [];
  const without = (staffNo: string) => of(staffNo).map((code) => ({ ...code, hash: null }));
  return {
    ...pinCodesIn(records),
    put(code) {
      const earlier = without(code.staffNo);
      const added = { ...code, number: earlier.length + 1, failures: 0 };
      records.put(pinCodeKind, code.staffNo, { codes: [...earlier, added] });
    },
    fail(staffNo, failures, spent) {
      const latest = of(staffNo).at(-1);
      if (!latest) return;
      const failed = { ...latest, failures, hash: spent ? null : latest.hash };
      records.put(pinCodeKind, staffNo, { codes: [...of(staffNo).slice(0, -1), failed] });
    },
    spend(staffNo) {
      if (of(staffNo).every(({ hash }) => hash === null)) return;
      records.put(pinCodeKind, staffNo, { codes: without(staffNo) });
    },
  };
}
