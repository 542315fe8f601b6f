import { useTranslation } from 'react-i18next';
import { sameStaffNo } from '../../../shared/model/people/person.ts';
import { Button } from '../../ui/Button.tsx';
import { OneTimeCode } from '../../ui/OneTimeCode.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './SetupScreen.module.css';

interface FirstCodesProps {
  readonly codes: readonly {
    readonly staffNo: string;
    readonly code: string;
    readonly until: number;
  }[];
  readonly people: readonly { readonly staffNo: string; readonly name: string }[];
  readonly done: () => void;
}

/** The one-time codes of people who choose a PIN later. They are shown only here. */
export function FirstCodes({ codes, people, done }: FirstCodesProps) {
  const { t } = useTranslation('setup');
  useKeys('setup', { Enter: done });
  const nameOf = (staffNo: string) =>
    people.find((person) => sameStaffNo(person.staffNo, staffNo))?.name.trim() ?? staffNo;
  return (
    <div className={css.choice}>
      <h1>{t('codesTitle')}</h1>
      <p className={css.lead}>{t('codesNote')}</p>
      {codes.map((issued) => (
        <OneTimeCode key={issued.staffNo} {...issued} name={nameOf(issued.staffNo)} />
      ))}
      <Button look="main" size="large" keys="Enter" onClick={done}>
        {t('codesDone')}
      </Button>
    </div>
  );
}
