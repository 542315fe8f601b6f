import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { hasDraft } from '../../actions/drafts.ts';
import { ChoosePin } from './ChoosePin.tsx';
import { ClockNotice } from '../ClockNotice.tsx';
import { EnterPin } from './EnterPin.tsx';
import type { SignInPerson } from './find-people.ts';
import { inSignInOrder } from './find-people.ts';
import css from './SignIn.module.css';
import { HeaderTools } from '../HeaderTools.tsx';
import { PeopleList } from './PeopleList.tsx';
import { useScanner } from '../../keyboard/use-scanner.ts';
import { signOut, useSession } from '../session.ts';
import type { Status } from '../use-status.ts';

/** Sign-in and lock: choose a person, then a PIN. A locked window begins with the person who locked it. */
export function SignIn({ status }: { status: Status }) {
  const { t } = useTranslation('session');
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  const session = useSession();
  const [chosen, setChosen] = useState<SignInPerson | null>(null);
  const locked = session.state === 'locked' ? session.account : null;
  const person = locked
    ? (status.people.find(({ staffNo }) => staffNo === locked.staffNo) ?? null)
    : chosen;
  const [asking, setAsking] = useState(false);
  const [scans, setScans] = useState(0);
  // A swiped card is not a PIN: its text is removed from the field, and no try is counted.
  useScanner(() => {
    setScans((now) => now + 1);
  });
  const other = () => {
    setScans(0);
    setAsking(false);
    if (locked) signOut();
    setChosen(null);
  };
  const back = () => {
    if (locked && hasDraft(locked.staffNo)) setAsking(true);
    else other();
  };
  return (
    <div className={css.gate}>
      <header className={css.top}>
        <strong>{common('app')}</strong>
        {status.branch && <span>{localText(status.branch.name, language)}</span>}
        <span className={css.tools}>
          <HeaderTools />
        </span>
      </header>
      <div>
        <ClockNotice />
      </div>
      <main className={css.card}>
        {person === null && <PeopleList people={inSignInOrder(status.people)} choose={setChosen} />}
        {person?.hasPin === true && (
          <EnterPin
            key={person.staffNo}
            person={person}
            locked={locked !== null}
            demoPin={person.demoPin ? status.demoPin : null}
            back={back}
          />
        )}
        {person?.hasPin === false && <ChoosePin key={person.staffNo} person={person} back={back} />}
        {person === null &&
          status.headResets.map(({ name, byName, at }) => (
            <p key={`${name} ${String(at)}`} className={css.warning}>
              {t('headReset', { name, by: byName, when: dayAndTime(at, language) })}
            </p>
          ))}
        {scans > 0 && (
          <p key={scans} className={css.problem} role="alert">
            {t('scanned')}
          </p>
        )}
        {status.demoPin !== null &&
          person === null &&
          status.people.some(({ demoPin }) => demoPin) && (
            <p className={css.demo}>
              {t(status.people.every(({ demoPin }) => demoPin) ? 'demo' : 'demoSome', {
                pin: status.demoPin,
              })}
            </p>
          )}
      </main>
      {asking && locked && (
        <Dialog
          title={t('otherTitle', { name: locked.name })}
          note={t('otherNote', { name: locked.name })}
          close={() => {
            setAsking(false);
          }}
          confirm={{ label: t('other'), act: other }}
        />
      )}
    </div>
  );
}
