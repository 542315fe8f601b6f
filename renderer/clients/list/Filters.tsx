import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientFilter, DueKind } from '../../../shared/model/clients/client-list.ts';
import {
  branchSegmentNames,
  branchSegments,
  occupations,
  orientations,
} from '../../../shared/model/clients/segments.ts';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { useMay } from '../../app/session.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../keyboard/Kbd.tsx';
import css from './ClientList.module.css';

interface FiltersProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly filter: ClientFilter;
  readonly change: (filter: ClientFilter) => void;
}

/** What can be due, with how far ahead it is looked for; the last two tell something of amounts. */
const dues = {
  birthday7: { kind: 'birthday', days: 7 },
  birthday30: { kind: 'birthday', days: 30 },
  maturity30: { kind: 'maturity', days: 30 },
  maturity90: { kind: 'maturity', days: 90 },
  riskExpired: { kind: 'risk-expired', days: 0 },
  nearNext: { kind: 'near-next', days: 0 },
  nearLosing: { kind: 'near-losing', days: 0 },
} as const satisfies Record<string, { kind: DueKind; days: number }>;
type Due = keyof typeof dues;
const dueNames = Object.keys(dues) as readonly Due[];

/** Narrows the list down; segmentation only for roles that may see it. */
export function Filters({ ref, filter, change }: FiltersProps) {
  const { t } = useTranslation(['clients', 'common']);
  const language = useLanguage();
  const may = useMay();
  const choices = useQuery(orpc.clients.filterChoices.queryOptions()).data;
  const set = (part: ClientFilter) => {
    change({ ...filter, ...part });
  };
  const narrows = Object.values(filter).some((value) => value !== undefined);
  const due = dueNames.find(
    (name) => dues[name].kind === filter.due?.kind && dues[name].days === filter.due.days,
  );
  return (
    <div className={css.filters} ref={ref} role="group" aria-label={t('list.filters')}>
      <Kbd keys="F3" />
      <Select<Tier[]>
        mode="multiple"
        className={css.tiers ?? ''}
        size="small"
        allowClear
        showSearch={false}
        placeholder={t('filter.tier')}
        aria-label={t('filter.tier')}
        value={[...(filter.tiers ?? [])]}
        options={tiers.map((tier) => ({ value: tier, label: t(`common:tier.${tier}`) }))}
        onChange={(value) => {
          set({ tiers: value.length > 0 ? value : undefined });
        }}
      />
      <Choice
        label={t('filter.manager')}
        value={filter.managerNo}
        options={(choices?.managers ?? []).map(({ staffNo, name }) => [staffNo, name])}
        choose={(managerNo) => {
          set({ managerNo });
        }}
      />
      <Choice
        label={t('filter.branch')}
        value={filter.branch}
        options={(choices?.branches ?? []).map(({ code, name }) => [
          code,
          localText(name, language),
        ])}
        choose={(branch) => {
          set({ branch });
        }}
      />
      <Choice
        label={t('filter.due')}
        value={due}
        options={dueNames
          .filter((name) => may('see-balances') || !dues[name].kind.startsWith('near'))
          .map((name) => [name, t(`due.${name}`)])}
        choose={(name) => {
          set({ due: name === undefined ? undefined : dues[name] });
        }}
      />
      {may('see-segments') && (
        <>
          <Choice
            label={t('filter.occupation')}
            value={filter.occupation}
            options={occupations.map((code) => [code, t(`occupation.${code}`)])}
            choose={(occupation) => {
              set({ occupation });
            }}
          />
          <Choice
            label={t('filter.orientation')}
            value={filter.orientation}
            options={orientations.map((code) => [code, t(`orientation.${code}`)])}
            choose={(orientation) => {
              set({ orientation });
            }}
          />
          <SegmentChoice filter={filter} set={set} />
        </>
      )}
      {narrows && (
        <Button
          size="small"
          look="quiet"
          keys="F4"
          onClick={() => {
            change({});
          }}
        >
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly choose: (value: T | undefined) => void;
}

/** One filter of a list; a name can be typed, for there may be many managers. */
function Choice<T extends string>({ label, value, options, choose }: ChoiceProps<T>) {
  return (
    <Select<T>
      className={css.choice ?? ''}
      size="small"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      placeholder={label}
      aria-label={label}
      value={value ?? null}
      options={options.map(([code, name]) => ({ value: code, label: name }))}
      onChange={(chosen: T | undefined) => {
        choose(chosen);
      }}
    />
  );
}

/** The branch's own segmentations in one list, since each has few values: "Lifecycle · growing". */
function SegmentChoice({
  filter,
  set,
}: {
  filter: ClientFilter;
  set: (part: ClientFilter) => void;
}) {
  const { t } = useTranslation('clients');
  const chosen = Object.entries(filter.segments ?? {}).flatMap(([segment, value]) =>
    value === undefined ? [] : [`${segment}:${value}`],
  );
  return (
    <Select<string[]>
      mode="multiple"
      className={css.segments ?? ''}
      size="small"
      allowClear
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      placeholder={t('filter.segment')}
      aria-label={t('filter.segment')}
      value={chosen}
      options={branchSegmentNames.map((segment) => ({
        label: t(`segment.${segment}`),
        options: branchSegments[segment].map((value) => ({
          value: `${segment}:${value}`,
          label: t(`${segment}.${value}` as 'lifecycle.growing'),
        })),
      }))}
      onChange={(values) => {
        // Of one segmentation a client has one value: the last choice counts.
        const segments = Object.fromEntries(
          values.map((pair) => pair.split(':') as [string, string]),
        ) as ClientFilter['segments'];
        set({ segments: values.length > 0 ? segments : undefined });
      }}
    />
  );
}
