import { useTranslation } from 'react-i18next';
import {
  callingRuleKinds as kinds,
  type CallingRule,
  type CallingRuleKind,
} from '../../../shared/model/hall/calling-rule.ts';
import { orpc } from '../../rpc/client.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { digitKeys } from '../../keyboard/digit-keys.ts';
import { useRuleWords } from '../../words/rule-words.ts';
import { useAct } from '../../actions/use-act.ts';
import { useSay } from '../../actions/use-say.ts';
import css from '../dialogs.module.css';
import { draftFrom, ruleFrom } from './rule-draft.ts';
import { RuleOptions } from './RuleOptions.tsx';
import { useDraft } from '../../actions/drafts.ts';

const hints = {
  'diamond-first': 'rule.diamondHint',
  accumulating: 'rule.accumulatingHint',
  ratio: 'rule.ratioHint',
  fifo: 'rule.fifoHint',
} as const;

/** Changes the calling rule: its kind, its options, and the sentence that clients will read. */
export function RuleDialog({ rule, close }: { readonly rule: CallingRule; close: () => void }) {
  const { t } = useTranslation(['branch', 'common']);
  const words = useRuleWords();
  const say = useSay();
  const [draft, setDraft] = useDraft('branch.rule', () => draftFrom(rule));
  const change = useAct(orpc.queue.changeRule.mutationOptions(), () => {
    say(t('rule.done'));
    close();
  });
  const wanted = ruleFrom(draft);
  const same = JSON.stringify(wanted) === JSON.stringify(ruleFrom(draftFrom(rule)));
  const choose = (kind: CallingRuleKind) => {
    setDraft({ ...draft, kind });
  };
  return (
    <Dialog
      title={t('rule.title')}
      note={t('rule.note')}
      width={720}
      close={close}
      scope="rule"
      keys={digitKeys(kinds, choose)}
      confirm={{
        label: same ? t('rule.same') : t('rule.apply'),
        keys: 'Ctrl+Enter',
        disabled: same || typeof wanted === 'string',
        busy: change.isPending,
        act: () => {
          if (typeof wanted !== 'string') change.mutate({ rule: wanted });
        },
      }}
    >
      <ChoiceList
        label={t('rule.choose')}
        columns={2}
        value={draft.kind}
        choose={choose}
        choices={kinds.map((kind, index) => ({
          value: kind,
          label: t(`common:rule.${kind}`),
          hint: t(hints[kind]),
          keys: String(index + 1),
        }))}
      />
      <RuleOptions draft={draft} change={setDraft} />
      <p className={css.preview} role="status">
        {typeof wanted === 'string' ? (
          <b className={css.problem}>{t(`rule.${wanted}`)}</b>
        ) : (
          <>
            <small>{t('rule.preview')}</small>
            {words.sentence(wanted)}
          </>
        )}
      </p>
    </Dialog>
  );
}
