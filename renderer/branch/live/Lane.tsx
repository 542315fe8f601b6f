import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingRow } from '../../../shared/contract/schemas.ts';
import type { Service } from '../../../shared/model/branch.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { waitMinutes } from '../../i18n/format.ts';
import { minutesFrom, type Forecasts } from '../../rpc/use-forecasts.ts';
import { cx } from '../../ui/class-names.ts';
import { useServiceNames } from '../../words/service-names.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { usePersonName } from '../../words/use-person-name.ts';
import { WaitBar, waitLook } from '../../ui/status/WaitBar.tsx';
import css from './LanesPanel.module.css';

interface LaneProps {
  readonly tier: Tier;
  readonly rows: readonly WaitingRow[];
  /** How many rows there is room for. */
  readonly shown: number;
  readonly promise: number;
  /** Minutes of the full width. */
  readonly scale: number;
  readonly now: number;
  readonly services: readonly Service[];
  readonly picked: WaitingRow | null;
  readonly pick: (ticketId: string | null) => void;
  readonly forecasts: Forecasts;
}

/** One tier's lane: its tickets in serving order, and at its end how many and how long. */
export function Lane(props: LaneProps) {
  const { tier, rows, shown, promise, now, picked } = props;
  const { t } = useTranslation(['branch', 'common']);
  const [all, setAll] = useState(false);
  const pickedAt = rows.findIndex(({ ticket }) => ticket.id === picked?.ticket.id);
  // A ticket chosen by key is always in sight, also when it was folded away.
  const visible = all ? rows.length : Math.max(shown, pickedAt + 1);
  const hidden = rows.length - visible;
  const longest = Math.max(0, ...rows.map(({ ticket }) => now - ticket.takenAt));
  return (
    <section
      className={cx(css.lane, rows.length === 0 && css.empty)}
      aria-label={t(`common:tier.${tier}`)}
      data-lane={tier}
    >
      <div>
        <TierBadge tier={tier} />
      </div>
      <div className={css.rows}>
        {rows.length === 0 && <p className={css.none}>{t('lanes.none')}</p>}
        {rows.slice(0, visible).map((row) => (
          <LaneRow key={row.ticket.id} row={row} {...props} />
        ))}
      </div>
      <div className={css.sum}>
        {rows.length > 0 && <b>{t('lanes.sum', { n: rows.length })}</b>}
        {hidden > 0 || (all && rows.length > shown) ? (
          <button
            type="button"
            className={css.more}
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? t('lanes.less') : t('lanes.more', { n: hidden })}
          </button>
        ) : (
          <span>
            {rows.length === 0
              ? t('lanes.promised', { n: promise })
              : t('lanes.longest', { n: Math.floor(longest / 60_000) })}
          </span>
        )}
      </div>
    </section>
  );
}

function LaneRow({
  row,
  promise,
  scale,
  now,
  services,
  picked,
  pick,
  forecasts,
}: LaneProps & { row: WaitingRow }) {
  const { t } = useTranslation(['branch', 'planning']);
  const person = usePersonName();
  const names = useServiceNames(services);
  const { ticket } = row;
  const minutes = (now - ticket.takenAt) / 60_000;
  const look = waitLook(minutes / promise);
  const on = picked?.ticket.id === ticket.id;
  const forecast = forecasts.get(ticket.id);
  const rest = forecast && minutesFrom(now, forecast);
  return (
    <button
      type="button"
      className={cx(css.row, on && css.on)}
      aria-pressed={on}
      onClick={() => {
        pick(on ? null : ticket.id);
      }}
    >
      <b>{ticket.number}</b>
      <WaitBar fraction={minutes / scale} mark={promise / scale} look={look} thick />
      <span className={cx(css.minutes, css[look])}>{waitMinutes(now - ticket.takenAt)}</span>
      <span
        className={css.more90}
        {...(rest && { title: t('planning:forecast.label', { count: rest.p50, p90: rest.p90 }) })}
      >
        {rest && t('planning:forecast.short', rest)}
      </span>
      <span className="visually-hidden">
        {t('lanes.row', {
          person: person(ticket.person),
          service: names.one(ticket.service),
          minutes: Math.max(0, Math.floor(minutes)),
          promise,
        })}
      </span>
    </button>
  );
}
