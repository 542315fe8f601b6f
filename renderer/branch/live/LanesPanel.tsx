import { useTranslation } from 'react-i18next';
import type { BranchView } from '../../rpc/live-views.ts';
import type { WaitingRow } from '../../../shared/contract/schemas.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { useForecasts } from '../../rpc/use-forecasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useRuleWords } from '../../words/rule-words.ts';
import { useServerNow } from '../../actions/server-clock.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { Lane } from './Lane.tsx';
import { laneScale, shareRows } from './lane-rows.ts';
import css from './LanesPanel.module.css';
import { PickedTicket } from './PickedTicket.tsx';
import { useHeight } from '../use-height.ts';

interface LanesProps {
  readonly view: BranchView;
  readonly picked: WaitingRow | null;
  readonly pick: (ticketId: string | null) => void;
  readonly move: () => void;
  readonly changeRule: () => void;
  readonly changePromises: () => void;
}

/** Everyone who waits, a lane per tier; a bar is the wait, its mark the promise. */
export function LanesPanel({ view, picked, pick, move, changeRule, changePromises }: LanesProps) {
  const { t } = useTranslation('branch');
  const rule = useRuleWords();
  const forecasts = useForecasts();
  const now = useServerNow(5000);
  const [list, height] = useHeight<HTMLDivElement>();
  const lanes = tiers.map((tier) => ({
    tier,
    rows: view.waiting.filter(({ ticket }) => ticket.tier === tier),
  }));
  const inOrder = lanes.flatMap(({ rows }) => rows);
  const waits = inOrder.map(({ ticket }) => (now - ticket.takenAt) / 60_000);
  const scale = laneScale(view.promiseMinutes, waits);
  const shown = shareRows(
    lanes.map(({ rows }) => rows.length),
    height,
  );
  const step = (by: number) => {
    const at = picked ? inOrder.findIndex(({ ticket }) => ticket.id === picked.ticket.id) : -1;
    const next = at === -1 ? (by > 0 ? 0 : inOrder.length - 1) : at + by;
    const row = inOrder[Math.min(inOrder.length - 1, Math.max(0, next))];
    pick(row?.ticket.id ?? null);
  };
  useKeys('branch', {
    ArrowDown: () => {
      step(1);
    },
    ArrowUp: () => {
      step(-1);
    },
    Escape: () => {
      if (!picked) return false;
      pick(null);
      return true;
    },
  });
  return (
    <Panel
      title={t('lanes.title')}
      note={t('lanes.note')}
      aside={
        <span className={css.rule}>
          {rule.short(view.rule)}
          <Button size="small" keys="R" onClick={changeRule}>
            {t('lanes.changeRule')}
          </Button>
          <Button size="small" keys="P" onClick={changePromises}>
            {t('lanes.changePromises')}
          </Button>
        </span>
      }
      scroll={false}
    >
      <div ref={list} className={css.lanes}>
        {lanes.map(({ tier, rows }, index) => (
          <Lane
            key={tier}
            tier={tier}
            rows={rows}
            shown={shown[index] ?? 0}
            promise={view.promiseMinutes[tier]}
            scale={scale}
            now={now}
            services={view.services}
            picked={picked}
            pick={pick}
            forecasts={forecasts}
          />
        ))}
      </div>
      <PickedTicket view={view} row={picked} move={move} />
    </Panel>
  );
}
