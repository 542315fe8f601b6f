import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemeView } from '../../../shared/contract/schemes.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceList } from '../../ui/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useKeys } from '../../ui/use-keys.ts';
import forms from '../forms.module.css';
import { monthsOf, textOf, withFalling, withMonths, type DraftScheme } from './draft.ts';
import { faultLines, faultWords } from './fault-words.ts';
import { LevelRows } from './LevelRows.tsx';
import css from './Schemes.module.css';
import { TermRows } from './TermRows.tsx';

interface SchemeFormProps {
  readonly title: string;
  readonly start: DraftScheme;
  readonly close: () => void;
  readonly preview: (draft: DraftScheme) => void;
  readonly added: (scheme: SchemeView) => void;
}

/** The fields of a scheme; the core says what is wrong with them while they are filled in. */
export function SchemeForm({ title, start, close, preview, added }: SchemeFormProps) {
  const { t } = useTranslation('schemes');
  const [draft, setDraft] = useState(start);
  const text = textOf(draft);
  const asked = useDeferredValue(text);
  const check = useQuery({
    ...orpc.schemes.check.queryOptions({ input: { text: asked } }),
    placeholderData: (before) => before,
  });
  const faults = check.data?.faults ?? [];
  const sound = check.data?.scheme != null && asked === text && !check.isPlaceholderData;
  const problem = (path: string) => {
    const fault = faults.find((one) => one.path === path);
    return fault && faultWords(fault.code, t);
  };
  const change = (changes: Partial<DraftScheme>) => {
    setDraft({ ...draft, ...changes });
  };
  const add = useAct(orpc.schemes.add.mutationOptions(), ({ scheme }) => {
    added(scheme);
  });
  const look = () => {
    // A fault of the id or the version does not keep anybody from looking.
    if (check.data && asked === text) preview(draft);
  };
  useKeys({ 'Ctrl+P': look }, { inFields: true });
  const { falling } = draft;
  return (
    <Dialog
      title={title}
      close={close}
      width={980}
      ownFocus
      confirm={{
        label: t('form.act'),
        keys: 'Ctrl+Enter',
        act: () => {
          add.mutate({ text });
        },
        busy: add.isPending,
        disabled: !sound,
      }}
    >
      <div className={css.columns}>
        <TextField
          label={t('form.name')}
          value={draft.name ?? ''}
          maxLength={60}
          autoFocus
          problem={problem('name')}
          change={(name) => {
            change({ name });
          }}
        />
        <TextField
          label={t('form.id')}
          value={draft.id}
          maxLength={40}
          hint={t('form.idHint')}
          problem={problem('id')}
          change={(id) => {
            change({ id });
          }}
        />
        <TextField
          label={t('form.effective')}
          value={draft.effectiveFrom}
          maxLength={10}
          placeholder="YYYY-MM-DD"
          problem={problem('effectiveFrom')}
          change={(effectiveFrom) => {
            change({ effectiveFrom });
          }}
        />
        <div className={forms.pair}>
          <NumberField
            label={t('form.version')}
            value={draft.version}
            min={1}
            max={1_000_000}
            change={(version) => {
              change({ version });
            }}
          />
          <NumberField
            label={t('form.months')}
            unit={t('form.monthsUnit')}
            value={monthsOf(draft.metric)}
            min={1}
            max={60}
            change={(months) => {
              change({ metric: withMonths(draft.metric, months) });
            }}
          />
        </div>
      </div>
      <TermRows
        metric={draft.metric}
        change={(metric) => {
          change({ metric });
        }}
      />
      <LevelRows
        levels={draft.levels}
        points={draft.metric.kind === 'points'}
        problem={problem}
        change={(levels) => {
          change({ levels });
        }}
      />
      <fieldset className={forms.group}>
        <legend>{t('form.falling')}</legend>
        <ChoiceList
          label={t('form.falling')}
          columns={3}
          value={falling.kind}
          choose={(kind) => {
            setDraft(withFalling(draft, kind));
          }}
          choices={[
            { value: 'at-once', label: t('form.atOnce') },
            { value: 'after-months', label: t('form.afterMonths') },
            { value: 'on-days', label: t('form.onDays') },
          ]}
        />
      </fieldset>
      {falling.kind === 'after-months' && (
        <NumberField
          label={t('form.fallMonths')}
          value={falling.months}
          min={1}
          max={60}
          change={(months) => {
            change({ falling: { ...falling, months } });
          }}
        />
      )}
      {falling.kind === 'on-days' && (
        <TextField
          label={t('form.fallDays')}
          value={falling.days.join(', ')}
          change={(days) => {
            change({ falling: { ...falling, days: days.split(/\s*[,，、]\s*/) } });
          }}
        />
      )}
      <div className={css.addHead}>
        <div role="status" className={css.verdict}>
          {faults.length > 0 && (
            <>
              <p className={forms.problem}>{t('add.faults', { n: faults.length })}</p>
              <ul className={css.faults}>
                {faultLines(faults.slice(0, 6), t).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <Button keys="Ctrl+P" onClick={look}>
          {t('form.preview')}
        </Button>
      </div>
    </Dialog>
  );
}
