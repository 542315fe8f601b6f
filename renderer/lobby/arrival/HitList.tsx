import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '../../../shared/contract/hall.ts';
import { cx } from '../../ui/class-names.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import css from './HitList.module.css';

interface HitListProps {
  readonly id: string;
  readonly hits: readonly Hit[];
  /** Matches of an earlier text: shown, but not to be chosen. */
  readonly stale: boolean;
  /** There are more matches. */
  readonly more: boolean;
  readonly marked: number;
  readonly mark: (index: number) => void;
  readonly choose: (hit: Hit) => void;
}

/** The list of several matching clients: masked, and enough to distinguish two people. */
export function HitList({ id, hits, stale, more, marked, mark, choose }: HitListProps) {
  const { t } = useTranslation('lobby');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <Panel
      className={css.panel}
      title={t(more ? 'hits.titleMany' : 'hits.title', { n: hits.length })}
      aside={
        <>
          <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> <Kbd keys="Enter" />
        </>
      }
    >
      <ul
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('hits.label')}
        aria-busy={stale}
        inert={stale}
      >
        {hits.map((hit, index) => (
          <li
            key={hit.clientNo}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === marked}
            className={cx(css.hit, index === marked && css.marked)}
            onPointerMove={() => {
              mark(index);
            }}
            onClick={() => {
              choose(hit);
            }}
          >
            <TierBadge tier={hit.tier} className={css.badge} />
            <span className={css.who}>
              <b>{hit.name}</b>
              {hit.birthYear !== null && (
                <span className={css.detail}>{t('hits.born', { year: hit.birthYear })}</span>
              )}
              <span className={css.detail}>{hit.phone}</span>
            </span>
            {!hit.ownBranch && <span className={css.other}>{t('card.other')}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
