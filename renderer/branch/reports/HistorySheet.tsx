import { useTranslation } from 'react-i18next';
import type { TicketHistoryView } from '../../../shared/contract/record.ts';
import { businessDate, exactTime, waitMinutes } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { cx } from '../../ui/class-names.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import css from './HistoryPage.module.css';
import { historySentence } from './history-sentence.ts';

/** One ticket's history: what it waited against what was promised, each event with its record, and the proof. */
export function HistorySheet({ history }: { readonly history: TicketHistoryView }) {
  const { t } = useTranslation(['branch', 'common']);
  const language = useLanguage();
  const { firstCalledAt, takenAt, promisedBy, passed, proof } = history;
  const promised = waitMinutes(promisedBy - takenAt);
  const promise =
    firstCalledAt === null
      ? t('history.notCalled', { promised })
      : t(firstCalledAt <= promisedBy ? 'history.inTime' : 'history.late', {
          waited: waitMinutes(firstCalledAt - takenAt),
          promised,
        });
  return (
    <Panel
      className={css.sheet}
      title={
        <span className={css.who}>
          <b>{history.number}</b>
          <TierBadge tier={history.tier} />
        </span>
      }
      note={businessDate(history.date, language)}
      aside={history.service && localText(history.service, language)}
    >
      <p className={css.sum}>
        <b className={cx(firstCalledAt !== null && firstCalledAt > promisedBy && css.late)}>
          {promise}
        </b>
        <span>
          {passed === 0 ? t('history.neverPassed') : t('history.passed', { count: passed })}
        </span>
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('history.at')}</th>
            <th scope="col">{t('history.event')}</th>
            <th scope="col">{t('history.by')}</th>
            <th scope="col">{t('history.record')}</th>
          </tr>
        </thead>
        <tbody>
          {history.entries.map((entry) => (
            <tr key={entry.seq} className={cx(entry.what === 'passed' && css.passing)}>
              <td>{exactTime(entry.at)}</td>
              <td>{historySentence(entry, language, t)}</td>
              <td>{entry.actorName ?? t('history.console')}</td>
              <td>{entry.seq}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={cx(css.proof, proof.finding && css.late)}>
        {proof.finding
          ? t(`common:log.finding.${proof.finding.problem}`, {
              seq: proof.finding.seq,
              until: proof.finding.until,
            })
          : t('history.proof', { verified: proof.verified.seq, records: proof.records })}{' '}
        <code>
          {proof.head.seq}:{proof.head.hash}
        </code>
      </p>
    </Panel>
  );
}
