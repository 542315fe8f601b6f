import type { TFunction } from 'i18next';
import type { NextRow } from '../../shared/contract/schemas.ts';
import { clockTime } from '../i18n/format.ts';

/** Words of the lobby and those of every screen. */
export type LobbyWords = TFunction<readonly ['lobby', 'common']>;

/** Why a ticket stands where it stands, as a person would say it: the lead-in and the sentences. */
export interface WhySentence {
  readonly lead: string;
  readonly text: string;
}

/** Writes the explanation of one place in the waiting list. */
export function whySentence(row: NextRow, now: number, t: LobbyWords): WhySentence {
  const { why } = row;
  const parts = [basis(row, t), ...standing(row, t), ...before(row, t), ahead(row, t)];
  // The basis "overtaken" has said it already.
  if (why.overtaken > 0 && why.basis !== 'overtaken') {
    parts.push(t('why.self', { count: why.overtaken }));
  }
  return {
    lead: t('why.lead', { rank: why.rank }),
    text: parts.join(t('why.join')) + t('why.end') + promise(row, now, t),
  };
}

function basis({ why, ticket }: NextRow, t: LobbyWords): string {
  const tier = t(`common:tier.${ticket.tier}`);
  if (why.basis === 'tier' && ticket.tier === 'regular') return t('why.basis.tierRegular');
  if (why.basis === 'moved') {
    return why.moveReason === null
      ? t('why.basis.movedPlain')
      : t('why.basis.moved', { reason: why.moveReason });
  }
  return t(`why.basis.${why.basis}`, { tier, count: why.overtaken });
}

/** What care, an appointment or a counter of its own make of its place. */
function standing({ why, ticket }: NextRow, t: LobbyWords): string[] {
  const parts: string[] = [];
  if (why.asTier) parts.push(t('why.asTier', { tier: t(`common:tier.${why.asTier}`) }));
  if (ticket.appointment) {
    const { timing, at } = ticket.appointment;
    const sentence = timing === 'in-time' ? 'appointed' : timing;
    parts.push(t(`why.${sentence}`, { time: clockTime(at) }));
  }
  if (why.placedAt !== null) parts.push(t('why.placedAt', { time: clockTime(why.placedAt) }));
  if (ticket.onlyAt !== null) parts.push(t('why.onlyAt', { n: ticket.onlyAt }));
  return parts;
}

function before({ why }: NextRow, t: LobbyWords): string[] {
  const n = why.rank - 1;
  if (n === 0) return [];
  const numbers = why.before.join(t('why.list'));
  return [t(n > why.before.length ? 'why.beforeMore' : 'why.before', { n, numbers })];
}

function ahead({ why }: NextRow, t: LobbyWords): string {
  if (why.ahead === 0) return t('why.aheadNone');
  const sentence = t('why.ahead', { count: why.ahead });
  const { nearest, maxOvertakes: limit } = why;
  if (!nearest) return sentence;
  const values = {
    tier: t(`common:tier.${nearest.tier}`),
    number: nearest.number,
    count: nearest.overtaken,
  };
  if (limit === null) return sentence + t('why.nearestNoLimit', values);
  if (nearest.overtaken === 0) return sentence + t('why.nearestNever', { ...values, limit });
  return sentence + t('why.nearestLimit', { ...values, limit });
}

/** A promise is about the first call of the visit: later waits only say what became of it. */
function promise({ ticket, why }: NextRow, now: number, t: LobbyWords): string {
  const { promisedBy } = why;
  if (ticket.firstCalledAt !== null) {
    return t(ticket.firstCalledAt <= promisedBy ? 'why.called' : 'why.calledLate');
  }
  const time = clockTime(promisedBy);
  if (now < promisedBy) return t('why.promise', { time });
  const minutes = Math.floor((now - promisedBy) / 60_000);
  return minutes === 0 ? t('why.brokenNow', { time }) : t('why.broken', { time, minutes });
}
