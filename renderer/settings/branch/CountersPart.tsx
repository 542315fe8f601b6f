import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { ClienteleSelect } from './ClienteleSelect.tsx';
import css from '../forms.module.css';
import { EditableRows } from './EditableRows.tsx';
import type { PartProps } from './part.ts';
import { useProblemWords } from './use-problem-words.ts';

/** The counters and what each of them takes. */
export function CountersPart({ branch, problems, change }: PartProps) {
  const { t } = useTranslation(['settings', 'common']);
  const language = useLanguage();
  const problem = useProblemWords(problems);
  const options = branch.services.map((service) => ({
    value: service.id,
    label: localText(service.name, language) || service.id,
  }));
  return (
    <EditableRows
      title={t('branch.counters')}
      note={t('branch.countersNote')}
      problem={problem('counters')}
      heads={[
        t('branch.counterId'),
        t('branch.counterServices'),
        t('branch.counterTiers'),
        t('branch.clientele'),
      ]}
      columns="64px minmax(0, 1.4fr) minmax(0, 1fr) 120px"
      rows={branch.counters}
      nameOf={(counter) => t('common:counter.n', { n: counter.id })}
      fresh={() => ({ id: Math.max(0, ...branch.counters.map(({ id }) => id)) + 1, services: [] })}
      change={(counters) => {
        change({ counters });
      }}
      fields={(counter, index, set) => {
        const wrong = problem(`counters.${index}.id`) ?? problem(`counters.${index}.services`);
        return (
          <>
            <InputNumber<number>
              aria-label={t('branch.counterId')}
              value={counter.id}
              min={1}
              max={999}
              precision={0}
              style={{ width: '100%' }}
              {...(problem(`counters.${index}.id`) !== undefined && { status: 'error' as const })}
              onChange={(id) => {
                set({ ...counter, id: id ?? 0 });
              }}
            />
            <div>
              <Select<string[]>
                mode="multiple"
                aria-label={t('branch.counterServices')}
                style={{ width: '100%' }}
                placeholder={t('branch.allServices')}
                options={options}
                value={[...counter.services]}
                onChange={(services) => {
                  set({ ...counter, services });
                }}
              />
              {wrong !== undefined && <small className={css.problem}>{wrong}</small>}
            </div>
            <Select<Tier[]>
              mode="multiple"
              aria-label={t('branch.counterTiers')}
              style={{ width: '100%' }}
              placeholder={t('branch.allTiers')}
              options={tiers.map((tier) => ({ value: tier, label: t(`common:tier.${tier}`) }))}
              value={[...(counter.tiers ?? [])]}
              onChange={(chosen) => {
                set({ ...counter, tiers: chosen });
              }}
            />
            <ClienteleSelect
              value={counter.clientele}
              change={(clientele) => {
                set({ ...counter, clientele });
              }}
            />
          </>
        );
      }}
    />
  );
}
