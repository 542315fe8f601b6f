import { useQuery } from '@tanstack/react-query';
import { Select, type InputRef } from 'antd';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '../../../shared/contract/explanation.ts';
import { orpc } from '../../rpc/client.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import field from '../../ui/fields/TextField.module.css';
import css from '../sheet/ClientSheet.module.css';
import { DateField } from '../list/DateField.tsx';
import { useSchemeWords } from './scheme-words.ts';

/** By which scheme and as of when; what is left out is the branch's scheme and its last scoring. */
export interface ExplainedBy {
  readonly scheme?: string;
  readonly asOf?: string;
}

interface OtherBasisProps {
  readonly by: ExplainedBy;
  readonly shown: ExplanationView | undefined;
  readonly change: (by: ExplainedBy) => void;
}

/** The same question by another scheme or on another date: "and what would she be there, or a year ago?" */
export function OtherBasis({ by, shown, change }: OtherBasisProps) {
  const { t } = useTranslation('clients');
  const words = useSchemeWords();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const day = useRef<InputRef>(null);
  const schemes = useQuery(orpc.clients.schemes.queryOptions()).data ?? [];
  useKeys('sheet', {
    F7: () => place.current?.querySelector('input')?.focus(),
    D: () => day.current?.focus({ cursor: 'all' }),
  });
  return (
    <div className={css.basis} ref={place} role="group" aria-label={t('why.by')}>
      <div className={field.field}>
        <label htmlFor={id}>
          {t('why.scheme')} <Kbd keys="F7" />
        </label>
        <Select
          id={id}
          popupMatchSelectWidth={false}
          value={by.scheme ?? shown?.scheme ?? null}
          options={schemes.map((one) => ({
            value: one.id,
            label: words.scheme(one.id, one.name),
          }))}
          onChange={(scheme: string) => {
            change({ ...by, scheme });
          }}
        />
      </div>
      <DateField
        ref={day}
        label={
          <>
            {t('why.asOf')} <Kbd keys="D" />
          </>
        }
        value={by.asOf ?? shown?.asOf ?? ''}
        change={(asOf) => {
          // While a date is being typed there is none.
          if (asOf !== '') change({ ...by, asOf });
        }}
      />
    </div>
  );
}
