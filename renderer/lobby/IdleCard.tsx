import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session.ts';
import { useStatus } from '../app/use-status.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/status/EmptyState.tsx';
import { Panel } from '../ui/Panel.tsx';
import css from './IdleCard.module.css';

interface IdleProps {
  readonly walkIn: () => void;
  /** Shows who is expected. */
  readonly expect: () => void;
  readonly expected: number;
}

/** Nobody is being received: what to do next. */
export function IdleCard({ walkIn, expect, expected }: IdleProps) {
  const { t } = useTranslation('lobby');
  const may = useMay();
  const demo = useStatus().data?.branch?.demo === true;
  return (
    <Panel className={css.panel}>
      <EmptyState title={t('idle.title')}>
        <p>{t('idle.text')}</p>
        {demo && <p>{t('idle.demo')}</p>}
        {may('take-ticket') && (
          <>
            <Button keys="F2" onClick={walkIn}>
              {t('idle.walkIn')}
            </Button>
            <Button keys="Alt+E" onClick={expect}>
              {t('idle.expected', { n: expected })}
            </Button>
          </>
        )}
      </EmptyState>
    </Panel>
  );
}
