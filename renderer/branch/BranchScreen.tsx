import { branchView, type BranchView } from '../rpc/live-views.ts';
import { useStatus } from '../app/use-status.ts';
import { orpc } from '../rpc/client.ts';
import { useLive } from '../rpc/use-live.ts';
import { ErrorNote } from '../actions/ErrorNote.tsx';
import { Loading } from '../ui/status/Loading.tsx';
import { Panel } from '../ui/Panel.tsx';
import { ScreenTitle } from '../ui/ScreenTitle.tsx';
import { useFreeKeys } from '../keyboard/use-free-keys.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import css from './BranchScreen.module.css';
import { CountersPanel } from './live/CountersPanel.tsx';
import { DayDialog } from './reports/DayDialog.tsx';
import { Figures } from './live/Figures.tsx';
import { HistoryPage } from './reports/HistoryPage.tsx';
import { LanesPanel } from './live/LanesPanel.tsx';
import { MoveDialog } from './live/MoveDialog.tsx';
import { NeedsPanel } from './live/NeedsPanel.tsx';
import { PromisesDialog } from './planning/PromisesDialog.tsx';
import { ReportPage } from './reports/ReportPage.tsx';
import { RuleDialog } from './live/RuleDialog.tsx';
import { TodayPanel } from './live/TodayPanel.tsx';
import { WeekDialog } from './planning/WeekDialog.tsx';
import { WhatIfDialog } from './planning/WhatIfDialog.tsx';
import { usePlaceState } from '../actions/drafts.ts';
import { Boundary } from '../actions/Boundary.tsx';

/** The branch head's screen: the whole floor at a glance, and the acts that steer it. */
export function BranchScreen() {
  useFreeKeys();
  const live = useLive(orpc.queue.branch, branchView);
  if (live.data) return <Floor view={live.data} />;
  return (
    <div className={css.single}>
      <Panel>
        {live.error ? <ErrorNote error={live.error} retry={live.retry} /> : <Loading lines={8} />}
      </Panel>
    </div>
  );
}

type Opened = 'rule' | 'move' | 'promises' | 'day' | 'history' | 'report' | 'week' | 'what-if';

function Floor({ view }: { readonly view: BranchView }) {
  const [dialog, setDialog] = usePlaceState<Opened | null>('branch.dialog', null);
  const [picked, setPicked] = usePlaceState<string | null>('branch.picked', null);
  const row = view.waiting.find(({ ticket }) => ticket.id === picked) ?? null;
  const close = () => {
    setDialog(null);
  };
  const changeRule = () => {
    setDialog('rule');
  };
  const move = () => {
    setDialog(row ? 'move' : null);
  };
  const changePromises = () => {
    setDialog('promises');
  };
  const endDay = () => {
    setDialog('day');
  };
  const showHistory = () => {
    setDialog('history');
  };
  const showReport = () => {
    setDialog('report');
  };
  const compare = () => {
    setDialog('week');
  };
  const ask = () => {
    setDialog('what-if');
  };
  // The desktop opens it from its menu: its pages may not open windows.
  const opensDisplay = useStatus().data?.host === 'browser';
  useKeys(
    'branch',
    {
      R: changeRule,
      P: changePromises,
      E: endDay,
      W: compare,
      I: ask,
      M: move,
      H: showHistory,
      D: showReport,
      ...(opensDisplay && { T: openDisplay }),
    },
    { enabled: dialog !== 'history' && dialog !== 'report' },
  );
  if (dialog === 'history') {
    return <HistoryPage number={row?.ticket.number ?? ''} close={close} />;
  }
  if (dialog === 'report') return <ReportPage close={close} />;
  return (
    <div className={css.floor}>
      <ScreenTitle of="branch" />
      <Figures view={view} />
      <LanesPanel
        view={view}
        picked={row}
        pick={setPicked}
        move={move}
        changeRule={changeRule}
        changePromises={changePromises}
      />
      <div className={css.side}>
        <NeedsPanel view={view} show={setPicked} />
        <CountersPanel view={view} />
      </div>
      <TodayPanel
        view={view}
        endDay={endDay}
        openHistory={showHistory}
        compare={compare}
        openReport={showReport}
        ask={ask}
        openDisplay={opensDisplay ? openDisplay : null}
      />
      {dialog === 'week' && (
        <Boundary of="dialog" close={close}>
          <WeekDialog openReport={showReport} close={close} />
        </Boundary>
      )}
      {dialog === 'what-if' && (
        <Boundary of="dialog" close={close}>
          <WhatIfDialog close={close} />
        </Boundary>
      )}
      {dialog === 'rule' && (
        <Boundary of="dialog" close={close}>
          <RuleDialog rule={view.rule} close={close} />
        </Boundary>
      )}
      {dialog === 'promises' && (
        <Boundary of="dialog" close={close}>
          <PromisesDialog promiseMinutes={view.promiseMinutes} close={close} />
        </Boundary>
      )}
      {dialog === 'day' && (
        <Boundary of="dialog" close={close}>
          <DayDialog view={view} openReport={showReport} close={close} />
        </Boundary>
      )}
      {dialog === 'move' && row && (
        <Boundary of="dialog" close={close}>
          <MoveDialog ticket={row.ticket} close={close} />
        </Boundary>
      )}
    </div>
  );
}

/** The display is a window of its own, for the television. */
function openDisplay(): void {
  window.open(`${location.pathname}#/display`, 'vestibule-display');
}
