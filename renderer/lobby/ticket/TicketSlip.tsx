import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../shared/contract/schemas.ts';
import type { SlipWidth } from '../../../shared/model/branch.ts';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import type { Why } from '../../../shared/model/hall/why.ts';
import { clockTime } from '../../i18n/format.ts';
import { useRuleWords } from '../../words/rule-words.ts';
import css from './TicketSlip.module.css';

const pixelsPerMm = 96 / 25.4;
/** The margins that roll printers cannot print. */
const marginMm = 4;

interface SlipProps {
  readonly ticket: TicketView;
  readonly why: Why;
  readonly rule: CallingRule;
  readonly service: string;
  readonly branch: string;
  /** The paper of the printer, in millimetres. */
  readonly width: SlipWidth;
  readonly done: () => void;
}

/**
 * The number on paper: number, business, how many are before it, the promised time, and the calling rule in one
 * sentence. No name, no tier in words, no care class: a slip is left lying about. Prints when it is mounted.
 */
export function TicketSlip({ ticket, why, rule, service, branch, width, done }: SlipProps) {
  const { t } = useTranslation('lobby');
  const words = useRuleWords();
  const slip = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const page = document.createElement('style');
    // A roll has no page length, so the page is as long as its content.
    const length = Math.ceil((slip.current?.offsetHeight ?? 0) / pixelsPerMm) + 2 * marginMm;
    page.textContent = `@page slip { size: ${String(width)}mm ${String(length)}mm; margin: ${String(marginMm)}mm; }`;
    document.head.append(page);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => {
      window.removeEventListener('afterprint', done);
      page.remove();
    };
    // Once: it prints on request, not because the queue has changed meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return createPortal(
    <section
      ref={slip}
      className={css.slip}
      style={{ width: `${String(width - 2 * marginMm)}mm` }}
      aria-hidden="true"
    >
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
