import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientPage } from '../../../shared/contract/clients.ts';
import { businessDateOf } from '../../../shared/model/dates.ts';
import {
  branchSegmentNames,
  branchSegments,
  type BranchSegment,
} from '../../../shared/model/clients/segments.ts';
import { orpc } from '../../rpc/client.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './ClientSheet.module.css';
import { Facts } from './Facts.tsx';

interface SegmentsProps {
  readonly clientNo: string;
  readonly segments: NonNullable<ClientPage['segments']>;
  readonly changed: () => void;
}

/* Digits show numbers; segmentations have letters. */
const segmentKeys: Readonly<Record<BranchSegment, string>> = {
  source: 'Q',
  income: 'W',
  habit: 'E',
  value_class: 'R',
  lifecycle: 'T',
};

/** Segmentation: two from the file, five that the branch sets itself, with who and when. Never printed. */
export function Segments({ clientNo, segments, changed }: SegmentsProps) {
  const { t } = useTranslation('clients');
  const set = useAct(orpc.clients.setSegment.mutationOptions(), changed);
  const [open, setOpen] = useState<BranchSegment | null>(null);
  useKeys(
    'sheet',
    Object.fromEntries(
      branchSegmentNames.map((segment) => [
        segmentKeys[segment],
        () => {
          setOpen(segment);
        },
      ]),
    ),
  );
  const unknown = <span className={css.unknown}>{t('page.unknown')}</span>;
  const fromFile = (group: 'occupation' | 'orientation') => {
    const value = segments[group];
    // A value that the rulebook does not have is shown as the file has it.
    if (value === null) return unknown;
    return t(`${group}.${value}` as 'orientation.value', { defaultValue: value });
  };
  const own = (segment: BranchSegment) => {
    const entry = segments.own[segment];
    return (
      <span className={css.own}>
        <Select<string>
          // Opened by its key it takes the arrows and Enter.
          key={open === segment ? 'by key' : 'closed'}
          autoFocus={open === segment}
          open={open === segment}
          onOpenChange={(wanted) => {
            setOpen(wanted ? segment : null);
          }}
          size="small"
          allowClear
          popupMatchSelectWidth={false}
          className={css.select ?? ''}
          aria-label={t(`segment.${segment}`)}
          placeholder={t('segment.none')}
          value={entry?.value ?? null}
          disabled={set.isPending}
          options={branchSegments[segment].map((value) => ({
            value,
            label: t(`${segment}.${value}` as 'lifecycle.growing'),
          }))}
          onChange={(value: string | undefined) => {
            set.mutate({ clientNo, segment, value: value ?? null });
          }}
        />
        {entry && (
          <small>{t('segment.set', { name: entry.byName, date: businessDateOf(entry.at) })}</small>
        )}
      </span>
    );
  };
  return (
    <Panel className={css.noPrint} title={t('segment.title')} note={t('segment.note')}>
      <Facts
        facts={[
          [t('segment.occupation'), fromFile('occupation')],
          [t('segment.orientation'), fromFile('orientation')],
          ...branchSegmentNames.map(
            (segment) =>
              [
                <span key={segment}>
                  {t(`segment.${segment}`)} <Kbd keys={segmentKeys[segment]} />
                </span>,
                own(segment),
              ] as const,
          ),
        ]}
      />
    </Panel>
  );
}
