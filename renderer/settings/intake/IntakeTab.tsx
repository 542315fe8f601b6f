import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { orpc } from '../../rpc/client.ts';
import { QueryContent, bothOf } from '../../actions/QueryContent.tsx';
import css from '../forms.module.css';
import { IntakeForm } from './IntakeForm.tsx';
import { IntakeNow } from './IntakeNow.tsx';
import { RunsPanel } from './RunsPanel.tsx';

/** What the console does by itself changes while nobody acts. */
const everyMs = 2_000;

/** The drop folder and the nightly run: how they are set, what they do now, what they did. */
export function IntakeTab() {
  const { t } = useTranslation('intake');
  const may = useMay();
  const client = useQueryClient();
  const settings = useQuery(orpc.intake.settings.queryOptions());
  const state = useQuery(orpc.intake.state.queryOptions({ refetchInterval: everyMs }));
  return (
    <QueryContent of={bothOf(settings, state)}>
      {([saved, now]) => (
        <div className={css.beside} role="group" aria-label={t('folder.title')}>
          <div>
            <IntakeNow state={now} folder={saved.folder} />
            {may('configure') && (
              <IntakeForm
                key={JSON.stringify(saved)}
                saved={saved}
                changed={() => {
                  void client.invalidateQueries({ queryKey: orpc.intake.key() });
                }}
              />
            )}
          </div>
          <div>
            <RunsPanel runs={now.runs} />
          </div>
        </div>
      )}
    </QueryContent>
  );
}
