import type { TFunction } from 'i18next';
import type { HistoryEntryView } from '../../../shared/contract/record.ts';
import type { UnboundReason } from '../../../shared/model/hall/ticket.ts';
import type { Language } from '../../i18n/language.ts';
import { localText } from '../../i18n/local-text.ts';

/** Words of the branch screen and those of every screen. */
export type HistoryWords = TFunction<readonly ['branch', 'common']>;

/** One entry of a ticket's history as a person would say it. */
export function historySentence(
  entry: HistoryEntryView,
  language: Language,
  t: HistoryWords,
): string {
  const { what, other, rule, basis } = entry;
  const values = {
    counter: entry.counter ?? '',
    staff: entry.staffName ?? '',
    service: entry.service ? localText(entry.service, language) : '',
    reason: entry.reason ?? '',
    item: entry.item ? t(`common:item.${entry.item}`) : '',
    other: other?.number ?? '',
    tier: other ? t(`common:tier.${other.tier}`) : '',
    n: entry.overtaken ?? 0,
    count: entry.overtaken ?? 0,
    rule: rule ? t(`common:rule.${rule}`) : '',
    basis: basis ? t(`history.basis.${basis}`) : '',
    code: codeOf(entry, t),
  };
  const parts: string[] = [t(`history.what.${sentenceOf(entry)}`, values)];
  if (rule && basis) parts.push(t('history.because', values));
  if (entry.reason !== null && what !== 'ticket-moved') parts.push(t('history.reason', values));
  if (entry.promiseKept !== null) {
    parts.push(t(entry.promiseKept ? 'history.kept' : 'history.broken'));
  }
  return parts.join(t('history.join'));
}

function sentenceOf({ what, agreed, service, code }: HistoryEntryView) {
  if (what === 'ticket-unbound') return `unbound-${code as UnboundReason}` as const;
  if (what === 'receiver-answered')
    return agreed === true ? 'receiver-accepted' : 'receiver-declined';
  if (what === 'ticket-transferred') return agreed === true ? 'transferred-keeping' : 'transferred';
  if (what === 'service-completed' && service) return 'completed-further';
  return what;
}

function codeOf({ what, code }: HistoryEntryView, t: HistoryWords): string {
  if (code === null) return '';
  // Its sentence says the reason itself.
  if (what === 'ticket-unbound') return '';
  const group = what === 'item-skipped' ? 'skipReason' : 'cancelReason';
  return t(`common:${group}.${code}` as 'common:skipReason.other');
}
