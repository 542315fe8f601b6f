import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './ClientSheet.module.css';
import type { RevealOf } from './reveal-of.ts';
import { RevealDialog } from './RevealDialog.tsx';
import { Boundary } from '../../actions/Boundary.tsx';

interface Revealed {
  readonly value: string;
  /** By the page's clock: only the time since the answer counts. */
  readonly until: number;
}

interface RevealableProps {
  readonly of: RevealOf;
  readonly masked: string | null;
  /** Shows it, and hides it again. */
  readonly keys: string | undefined;
}

/** A masked number; shown whole for half a minute to who gives a reason, and never on paper. */
export function Revealable({ of, masked, keys }: RevealableProps) {
  const { t } = useTranslation('clients');
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!revealed) return;
    const tick = () => {
      const seconds = Math.ceil((revealed.until - performance.now()) / 1000);
      if (seconds <= 0) setRevealed(null);
      setLeft(seconds);
    };
    const timer = setInterval(tick, 250);
    return () => {
      clearInterval(timer);
    };
  }, [revealed]);
  const shows = masked !== null && may('reveal');
  const toggle = () => {
    if (revealed) setRevealed(null);
    else setAsking(true);
  };
  useKeys('sheet', keys === undefined ? {} : { [keys]: toggle }, { enabled: shows });
  if (masked === null) return <span className={css.unknown}>{t('page.unknown')}</span>;
  return (
    <span className={css.revealable}>
      <span className={revealed ? css.onScreenOnly : undefined}>{revealed?.value ?? masked}</span>
      {revealed && <span className={css.onPaper}>{masked}</span>}
      {shows && (
        <Button size="small" look="quiet" keys={keys} onClick={toggle}>
          {revealed ? t('reveal.left', { seconds: left }) : t('reveal.show')}
        </Button>
      )}
      {asking && (
        <Boundary
          of="dialog"
          close={() => {
            setAsking(false);
          }}
        >
          <RevealDialog
            of={of}
            close={() => {
              setAsking(false);
            }}
            shown={({ value, seconds }) => {
              setRevealed({ value, until: performance.now() + seconds * 1000 });
              setLeft(seconds);
              setAsking(false);
            }}
          />
        </Boundary>
      )}
    </span>
  );
}
