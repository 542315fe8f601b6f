import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session.ts';
import { useStatus } from '../app/use-status.ts';
import { cx } from '../ui/class-names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../keyboard/digit-keys.ts';
import { Kbd } from '../keyboard/Kbd.tsx';
import { ScreenTitle } from '../ui/ScreenTitle.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { BackupTab } from './backup/BackupTab.tsx';
import { BookTab } from './book/BookTab.tsx';
import { BranchTab } from './branch/BranchTab.tsx';
import { DemoTab } from './DemoTab.tsx';
import { HealthTab } from './health/HealthTab.tsx';
import { IntakeTab } from './intake/IntakeTab.tsx';
import { PeopleTab } from './people/PeopleTab.tsx';
import { ReadingTab } from './reading/ReadingTab.tsx';
import { SchemesTab } from './schemes/SchemesTab.tsx';
import css from './SettingsScreen.module.css';
import { UnsavedContext, useUnsavedState } from './unsaved.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { discardDrafts, usePlaceState } from '../actions/drafts.ts';
import { Boundary } from '../actions/Boundary.tsx';

const parts = {
  branch: BranchTab,
  people: PeopleTab,
  schemes: SchemesTab,
  book: BookTab,
  intake: IntakeTab,
  backup: BackupTab,
  health: HealthTab,
  reading: ReadingTab,
  demo: DemoTab,
} as const;
type Part = keyof typeof parts;

/** Settings in plain forms. Nothing is saved by itself, and nothing unsaved is lost by leaving. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const demo = useStatus().data?.branch?.demo === true;
  const [part, setPart] = usePlaceState<Part>('settings.part', 'branch');
  const unsaved = useUnsavedState();
  const guard = useLeaveGuard(unsaved.dirty);
  const shown: readonly Part[] = [
    'branch',
    'people',
    'schemes',
    ...(may('import') ? (['book', 'intake'] as const) : []),
    ...(may('configure') ? (['backup', 'health'] as const) : []),
    ...(may('steer') ? (['reading'] as const) : []),
    ...(demo ? (['demo'] as const) : []),
  ];
  const choose = (next: Part) => {
    if (next === part) return;
    const go = () => {
      setPart(next);
    };
    if (unsaved.dirty) guard.ask(go);
    else go();
  };
  useKeys('settings', digitKeys(shown, choose));
  const Current = parts[shown.includes(part) ? part : 'branch'];
  return (
    <UnsavedContext value={unsaved}>
      <div className={css.settings}>
        <ScreenTitle of="settings" />
        <div role="tablist" aria-label={t('tabs.label')} className={css.tabs}>
          {shown.map((one, index) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`settings-${one}`}
              aria-selected={one === part}
              aria-controls="settings-part"
              aria-keyshortcuts={digitOf(index)}
              className={cx(css.tab, one === part && css.on)}
              onClick={() => {
                choose(one);
              }}
            >
              {t(`tabs.${one}`)} <Kbd keys={digitOf(index)} />
            </button>
          ))}
        </div>
        <div
          role="tabpanel"
          id="settings-part"
          aria-labelledby={`settings-${part}`}
          className={css.part}
        >
          <Current />
        </div>
      </div>
      {guard.wanted && (
        <Boundary of="dialog" close={guard.stay}>
          <LeaveDialog leave={guard.wanted} stay={guard.stay} />
        </Boundary>
      )}
    </UnsavedContext>
  );
}

function LeaveDialog({ leave, stay }: { readonly leave: () => void; readonly stay: () => void }) {
  const { t } = useTranslation('settings');
  const go = () => {
    stay();
    discardDrafts('settings.form.');
    leave();
  };
  return (
    <Dialog
      title={t('leave.title')}
      note={t('leave.note')}
      close={stay}
      confirm={{ label: t('leave.leave'), keys: 'Ctrl+Enter', act: go }}
    />
  );
}
