import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemeView } from '../../../../shared/contract/schemes.ts';
import { orpc } from '../../../rpc/client.ts';
import { QueryContent } from '../../../actions/QueryContent.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useAct } from '../../../actions/use-act.ts';
import { useSay } from '../../../actions/use-say.ts';
import forms from '../../forms.module.css';
import { faultLines } from './fault-words.ts';
import css from '../Schemes.module.css';
import { useWords } from '../use-words.ts';
import { useDraft } from '../../../actions/drafts.ts';

interface AddDialogProps {
  readonly close: () => void;
  readonly added: (scheme: SchemeView) => void;
}

const faultsShown = 12;

/** A scheme from a file or from pasted text, checked while it is looked at. */
export function AddDialog({ close, added }: AddDialogProps) {
  const { t } = useTranslation('schemes');
  const words = useWords();
  const say = useSay();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useDraft('settings.form.scheme.text', '');
  const asked = useDeferredValue(text);
  const check = useQuery({
    ...orpc.schemes.check.queryOptions({ input: { text: asked } }),
    enabled: asked.trim() !== '',
  });
  const add = useAct(orpc.schemes.add.mutationOptions(), ({ scheme, added: isNew }) => {
    if (!isNew) say(t('add.same'));
    added(scheme);
  });
  const open = () => {
    file.current?.click();
  };
  const found = asked.trim() === '' ? undefined : check.data;
  const sound = found?.scheme ?? null;
  return (
    <Dialog
      title={t('add.title')}
      note={t('add.note')}
      close={close}
      scope="schemeFile"
      keys={{ 'Ctrl+O': open }}
      width={720}
      ownFocus
      confirm={{
        label: t('add.act'),
        keys: 'Ctrl+Enter',
        act: () => {
          add.mutate({ text });
        },
        busy: add.isPending,
        disabled: !sound || asked !== text,
      }}
    >
      <div className={css.addHead}>
        <label htmlFor={id}>{t('add.text')}</label>
        <Button size="small" keys="Ctrl+O" onClick={open}>
          {t('add.open')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('add.open')}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            void chosen?.text().then(setText);
            event.target.value = '';
          }}
        />
      </div>
      <Input.TextArea
        id={id}
        autoFocus
        rows={12}
        spellCheck={false}
        style={{ fontFamily: 'var(--mono)', fontSize: 13 }}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <div role="status" className={css.verdict}>
        {asked.trim() === '' ? (
          <p className={forms.none}>{t('add.empty')}</p>
        ) : (
          <QueryContent of={check} lines={2}>
            {() => null}
          </QueryContent>
        )}
        {sound && (
          <p>
            {t('add.sound', {
              name: words.name(sound),
              version: sound.version,
              count: sound.levels.length,
            })}
          </p>
        )}
        {found && !sound && (
          <>
            <p className={forms.problem}>{t('add.faults', { n: found.faults.length })}</p>
            <ul className={css.faults}>
              {faultLines(found.faults.slice(0, faultsShown), t).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
}
