import { Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewEvent } from '../../../shared/contract/schemes.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { core } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import forms from '../forms.module.css';
import { CallFailure } from './CallFailure.tsx';
import { useLongCall } from './long-call.ts';
import { PreviewClients } from './PreviewClients.tsx';
import css from './Schemes.module.css';

/** What is looked at: a scheme of the branch, or the text of one that is not added yet. */
export interface Previewed {
  readonly name: string;
  readonly of: { readonly scheme: string; readonly version: number } | { readonly text: string };
}

type Done = Extract<PreviewEvent, { kind: 'done' }>;
const count = (n: number) => n.toLocaleString('en-US');
const signed = (n: number) => (n > 0 ? `+${count(n)}` : n < 0 ? `−${count(-n)}` : '0');

/** "If this scheme were used: 214 clients change tier, here they are." */
export function PreviewPanel({ previewed, close }: { previewed: Previewed; close: () => void }) {
  const { t } = useTranslation('schemes');
  const { call, start, stop } = useLongCall<Done>();
  const running = call.state === 'running';
  useEffect(() => {
    void start(() => core.schemes.preview(previewed.of));
    // Once: another scheme is another panel.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useKeys('schemes', { Escape: running ? stop : close });
  return (
    <Panel
      className={css.preview}
      title={t('preview.title', { name: previewed.name })}
      note={t('preview.notKept')}
      aside={
        <Button size="small" keys="Escape" onClick={running ? stop : close}>
          {running ? t('preview.stop') : t('preview.close')}
        </Button>
      }
      scroll={false}
    >
      <div className={css.detail}>
        {running && (
          <div className={forms.progress}>
            <p>
              {call.clients === null
                ? t('preview.preparing')
                : t('preview.running', { count: call.clients })}
            </p>
            <Progress
              aria-label={t('preview.title', { name: previewed.name })}
              percent={Math.floor(call.fraction * 100)}
            />
          </div>
        )}
        {call.state === 'failed' && <CallFailure error={call.error} />}
        {call.state === 'done' && <Changes done={call.done} />}
      </div>
    </Panel>
  );
}

function Changes({ done }: { readonly done: Done }) {
  const { t } = useTranslation(['schemes', 'common']);
  const language = useLanguage();
  const [move, setMove] = useState<{ from: Tier; to: Tier } | null>(null);
  const step = (by: number) => () => {
    const all = [null, ...done.moves];
    const at = all.findIndex((one) => one?.from === move?.from && one?.to === move?.to);
    setMove(all[Math.max(0, Math.min(all.length - 1, at + by))] ?? null);
  };
  useKeys('schemes', { ArrowLeft: step(-1), ArrowRight: step(1) });
  return (
    <>
      <p className={css.sum} role="status">
        <b>{done.changed === 0 ? t('preview.none') : t('preview.sum', { count: done.changed })}</b>{' '}
        {t('preview.of', { date: businessDate(done.asOf, language), count: done.clients })}
      </p>
      <div className={css.counts}>
        <table className={forms.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('preview.tier')}</span>
              </th>
              <th scope="col" className={forms.number}>
                {t('preview.now')}
              </th>
              <th scope="col" className={forms.number}>
                {t('preview.then')}
              </th>
              <th scope="col" className={forms.number}>
                {t('preview.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {done.tiers.map(({ tier, now, then }) => (
              <tr key={tier}>
                <th scope="row">
                  <TierBadge tier={tier} />
                </th>
                <td className={forms.number}>{count(now)}</td>
                <td className={forms.number}>{count(then)}</td>
                <td className={forms.number}>{signed(then - now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {done.changed > 0 && (
          <ul className={css.moves} aria-label={t('preview.all')}>
            <li>
              <button
                type="button"
                aria-pressed={move === null}
                className={cx(css.move, move === null && css.on)}
                onClick={() => {
                  setMove(null);
                }}
              >
                <span>
                  {t('preview.all')} <Kbd keys="ArrowLeft" /> <Kbd keys="ArrowRight" />
                </span>
                <b>{count(done.changed)}</b>
              </button>
            </li>
            {done.moves.map(({ from, to, clients }) => {
              const on = move?.from === from && move.to === to;
              return (
                <li key={`${from} ${to}`}>
                  <button
                    type="button"
                    aria-pressed={on}
                    className={cx(css.move, on && css.on)}
                    onClick={() => {
                      setMove({ from, to });
                    }}
                  >
                    <span>
                      {t('preview.move', {
                        from: t(`common:tier.${from}`),
                        to: t(`common:tier.${to}`),
                      })}
                    </span>
                    <b>{count(clients)}</b>
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
      {done.changed > 0 && (
        <PreviewClients
          key={`${move?.from ?? ''} ${move?.to ?? ''}`}
          preview={done.preview}
          move={move}
          units={done.units}
        />
      )}
    </>
  );
}
