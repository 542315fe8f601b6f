import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextRow } from '../../shared/contract/schemas.ts';
import type { WaitLook } from '../ui/status/WaitBar.tsx';
import { waitLook } from '../ui/status/WaitBar.tsx';

const minuteMs = 60_000;

/** A waiting ticket relative to its wait target. */
export function promiseLook(
  ticket: {
    readonly takenAt: number;
    readonly promiseMinutes: number;
    /** The wait target is about the first call, so a called ticket has none. */
    readonly firstCalledAt: number | null;
  },
  now: number,
): WaitLook {
  if (ticket.firstCalledAt !== null) return 'calm';
  return waitLook((now - ticket.takenAt) / (ticket.promiseMinutes * minuteMs));
}

/** Why this ticket is next, and its wait target, in one short line. */
export function callReason(
  { ticket, why }: NextRow,
  now: number,
  t: TFunction<readonly ['counter', 'common']>,
): string {
  const values = {
    tier: t(`common:tier.${ticket.tier}`),
    minutes: Math.max(0, Math.floor((now - ticket.takenAt) / minuteMs)),
  };
  const reason = (): string => {
    switch (why.basis) {
      case 'moved':
        return why.moveReason === null
          ? t('why.movedPlain')
          : t('why.moved', { reason: why.moveReason });
      case 'overdue':
        return t('why.overdue');
      case 'overtaken':
        return t('why.overtaken', { count: why.maxOvertakes ?? why.overtaken });
      case 'chosen':
        return t('why.arrival', values);
      case 'tier':
      case 'arrival':
      case 'priority':
      case 'turn':
      case 'care':
      case 'appointment':
        return t(`why.${why.basis}`, values);
    }
  };
  const promise = promiseWords(ticket, why.promisedBy, now, t);
  return promise === null ? reason() : reason() + t('why.join') + promise;
}

function promiseWords(
  ticket: NextRow['ticket'],
  promisedBy: number,
  now: number,
  t: TFunction<readonly ['counter', 'common']>,
): string | null {
  const look = promiseLook(ticket, now);
  if (look === 'calm') return null;
  const minutes = Math.floor(Math.abs(promisedBy - now) / minuteMs);
  if (look === 'near') return minutes < 1 ? t('why.nearUnder') : t('why.near', { minutes });
  return minutes < 1 ? t('why.brokenUnder') : t('why.broken', { minutes });
}

/** {@link callReason} in the language of the screen. */
export function useCallReason(): (row: NextRow, now: number) => string {
  const { t } = useTranslation(['counter', 'common']);
  return useCallback((row, now) => callReason(row, now, t), [t]);
}
