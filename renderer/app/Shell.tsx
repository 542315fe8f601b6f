import type { ReactNode } from 'react';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CalledToMe } from '../lobby/lists/CalledToMe.tsx';
import { useConnection } from '../rpc/client.ts';
import { Boundary } from '../actions/Boundary.tsx';
import { Loading } from '../ui/status/Loading.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { ClockNotice } from './ClockNotice.tsx';
import { Header } from './Header.tsx';
import { LogNotice } from './LogNotice.tsx';
import type { Place } from './place.ts';
import { firstPlace, go, needs, places, usePlace } from './place.ts';
import { ReadingNotice } from './ReadingNotice.tsx';
import { ResetNotice } from './sign-in/ResetNotice.tsx';
import { fetchScreens, screens } from './screens.ts';
import { lock, useAccount, useMay } from './session.ts';
import css from './Shell.module.css';
import { useIdleLock } from './use-idle-lock.ts';
import type { Status } from './use-status.ts';

/** Header, navigation and the present screen, for a signed-in person. */
export function Shell({ branch }: { branch: NonNullable<Status['branch']> }) {
  const { t } = useTranslation('common');
  const account = useAccount();
  const may = useMay();
  const named = usePlace();
  const connection = useConnection();
  const allowed = places.filter((place) => {
    const need = needs[place];
    return place !== 'display' && (need === null || may(need));
  });
  const place = named && allowed.includes(named) ? named : firstPlace[account.role];
  useEffect(() => {
    if (named !== place) go(place);
  }, [named, place]);
  useEffect(() => fetchScreens(account.permissions), [account.permissions]);
  useIdleLock();
  useKeys('global', { 'Ctrl+L': lock }, { global: true });
  useKeys(
    'shell',
    Object.fromEntries(
      allowed.map((one, index) => [
        `Alt+${String(index + 1)}`,
        () => {
          go(one);
        },
      ]),
    ),
  );
  return (
    <div className={css.shell}>
      <Header branch={branch} places={allowed} place={place} />
      <div className={css.notices}>
        {(connection === 'offline' || connection === 'barred') && (
          <p className={css.offline} role="status">
            {t(`state.${connection}`)}
          </p>
        )}
        <Boundary of="part">
          <ClockNotice
            mayCorrect={may('steer') || may('configure')}
            mayConfirm={may('see-floor') || may('configure')}
          />
          <ResetNotice />
          {(may('steer') || may('configure')) && <LogNotice />}
          {(may('steer') || may('configure')) && <FaultNotice />}
          {may('steer') && <ReadingNotice />}
          {may('see-floor') && account.role !== 'lobby' && <CalledToMe />}
        </Boundary>
      </div>
      <main className={css.main}>
        <Screen place={place} />
      </main>
    </div>
  );
}

function Screen({ place }: { place: Place }): ReactNode {
  const Current = screens[place];
  return (
    <Boundary of="screen" shown={place}>
      <Suspense fallback={<Loading />}>
        <Current />
      </Suspense>
    </Boundary>
  );
}
