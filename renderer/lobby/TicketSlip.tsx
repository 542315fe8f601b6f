import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../shared/contract/schemas.ts';
import type { CallingRule } from '../../shared/model/calling-rule.ts';
import type { Why } from '../../shared/model/why.ts';
import { clockTime } from '../i18n/format.ts';
import { useRuleWords } from '../ui/rule-words.ts';
import css from './TicketSlip.module.css';

interface SlipProps {
  readonly ticket: TicketView;
  readonly why: Why;
  readonly rule: CallingRule;
  readonly service: string;
  readonly branch: string;
  readonly done: () => void;
}

/**
 * The number on paper: number, business, how many are before it, the promised time, and the calling rule in one
 * sentence. No name, no tier in words, no care class: a slip is left lying about. Prints when it is mounted.
 */
export function TicketSlip({ ticket, why, rule, service, branch, done }: SlipProps) {
  const { t } = useTranslation('lobby');
  const words = useRuleWords();
  useEffect(() => {
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => {
      window.removeEventListener('afterprint', done);
    };
    // Once: it prints because it was asked for, not because a line moved meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return createPortal(
    <section className={css.slip} aria-hidden="true">
      <p>{branch}</p>
      <p className={css.number}>{ticket.number}</p>
      <p>{service}</p>
      <p>{t('slip.before', { n: why.rank - 1 })}</p>
      {ticket.firstCalledAt === null && (
        <p>{t('slip.promise', { time: clockTime(why.promisedBy) })}</p>
      )}
      <p className={css.rule}>{words.sentence(rule)}</p>
      <p className={css.rule}>{t('slip.taken', { time: clockTime(ticket.takenAt) })}</p>
    </section>,
    document.body,
  );
}
