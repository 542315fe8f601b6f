import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SchemeChoiceView } from '../../../shared/contract/schemes.ts';
import { addDays, isBusinessDate } from '../../../shared/model/dates.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { core } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import forms from '../forms.module.css';
import { CallFailure } from './CallFailure.tsx';
import { faultWords } from './form/fault-words.ts';
import type { KnownSchemeView } from './known.ts';
import { useLongCall } from './long-call.ts';
import { useWords } from './use-words.ts';
import { useDraft } from '../../actions/drafts.ts';

interface ChooseDialogProps {
  readonly known: KnownSchemeView;
  readonly today: string;
  readonly close: () => void;
  /** @param said what was done, in words */
  readonly chosen: (said: string) => void;
}

interface Chosen {
  readonly kind: 'done';
  readonly choice: SchemeChoiceView;
  readonly changed: number | null;
}

/** From when on the scheme is used; today's choice is scored for before the tiers change. */
export function ChooseDialog({ known, today, close, chosen }: ChooseDialogProps) {
  const { t } = useTranslation('schemes');
  const language = useLanguage();
  const words = useWords();
  const { call, start, stop } = useLongCall<Chosen>();
  const [when, setWhen] = useDraft<'today' | 'later'>('settings.choose.when', 'today');
  const [date, setDate] = useDraft('settings.choose.date', addDays(today, 1));
  const { scheme } = known;
  const name = words.name(scheme);
  const running = call.state === 'running';
  const from = when === 'today' ? today : date;
  const wrong = () => {
    if (!isBusinessDate(from)) return faultWords('bad-date', t);
    if (from < today) return t('choiceFault.in-the-past');
    return from < scheme.effectiveFrom ? t('choiceFault.before-effective') : undefined;
  };
  const problem = wrong();
  const act = async () => {
    const done = await start(() =>
      core.schemes.choose({ scheme: scheme.id, version: scheme.version, from }),
    );
    if (!done) return;
    chosen(
      done.changed === null
        ? t('choose.planned', { name, date: businessDate(from, language) })
        : t('choose.done', { name, count: done.changed }),
    );
  };
  return (
    <Dialog
      title={t('choose.title', { name })}
      note={when === 'today' ? t('choose.note') : undefined}
      close={running ? stop : close}
      scope="schemeChoice"
      keys={{
        T: () => {
          setWhen('today');
        },
        L: () => {
          setWhen('later');
        },
      }}
      confirm={{
        label: t('choose.act'),
        keys: 'Ctrl+Enter',
        act: () => void act(),
        busy: running,
        disabled: problem !== undefined,
      }}
    >
      {running ? (
        <div className={forms.progress}>
          <p>
            {call.clients === null
              ? t('choose.preparing')
              : t('choose.running', { count: call.clients })}
          </p>
          <Progress aria-label={t('choose.act')} percent={Math.floor(call.fraction * 100)} />
          <div>
            <Button keys="Escape" busy={call.stopping} onClick={stop}>
              {t('choose.stop')}
            </Button>
          </div>
        </div>
      ) : (
        <>
          <ChoiceList
            label={t('choose.when')}
            columns={2}
            value={when}
            choose={setWhen}
            choices={[
              { value: 'today', label: t('choose.today'), keys: 'T' },
              { value: 'later', label: t('choose.later'), keys: 'L' },
            ]}
          />
          {when === 'later' && (
            <TextField
              label={t('choose.date')}
              value={date}
              change={setDate}
              placeholder="YYYY-MM-DD"
              problem={problem}
            />
          )}
          {/* Today has no field to say it beside. */}
          {when === 'today' && problem !== undefined && <p className={forms.problem}>{problem}</p>}
          {call.state === 'failed' && <CallFailure error={call.error} />}
        </>
      )}
    </Dialog>
  );
}
