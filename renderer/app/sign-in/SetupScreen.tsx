import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../use-status.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { DemoProgress } from './DemoProgress.tsx';
import { OwnBranchForm } from './OwnBranchForm.tsx';
import type { OwnBranchDraft } from './own-branch.ts';
import { SetupFrame } from './SetupFrame.tsx';
import css from './SetupScreen.module.css';

type Step = 'choose' | 'demo' | 'own';

/** First run: the demo branch, or a branch of one's own. */
export function SetupScreen() {
  const { t } = useTranslation('setup');
  const [step, setStep] = useState<Step>('choose');
  const [draft, setDraft] = useState<OwnBranchDraft>({ counters: 4, people: [] });
  const choose = () => {
    setStep('choose');
  };
  return (
    <SetupFrame>
      {step === 'choose' && (
        <Choice
          demo={() => {
            setStep('demo');
          }}
          own={() => {
            setStep('own');
          }}
        />
      )}
      {step === 'demo' && <DemoProgress title={t('making')} back={choose} />}
      {step === 'own' && (
        <OwnBranchForm
          draft={draft}
          back={(left) => {
            setDraft(left);
            choose();
          }}
        />
      )}
    </SetupFrame>
  );
}

function Choice({ demo, own }: { demo: () => void; own: () => void }) {
  const { t } = useTranslation('setup');
  const hasDemo = useStatus().data?.demoIncluded !== false;
  useKeys('setup', hasDemo ? { 1: demo, 2: own } : { 1: own });
  return (
    <div className={css.choice}>
      <h1>{t('title')}</h1>
      <p className={css.lead}>{t('lead')}</p>
      {hasDemo && (
        <button type="button" className={css.option} onClick={demo} autoFocus>
          <span className={css.optionName}>{t('demo')}</span>
          <span>{t('demoText')}</span>
          <Kbd keys="1" />
        </button>
      )}
      <button type="button" className={css.option} onClick={own} autoFocus={!hasDemo}>
        <span className={css.optionName}>{t('own')}</span>
        <span>{t('ownText')}</span>
        <Kbd keys={hasDemo ? '2' : '1'} />
      </button>
    </div>
  );
}
