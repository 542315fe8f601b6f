import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';
import { Boundary } from '../actions/Boundary.tsx';
import { chunk } from '../actions/chunk.ts';
import { Loading } from '../ui/status/Loading.tsx';
import { SignIn } from './sign-in/SignIn.tsx';
import { usePlace } from './place.ts';
import { screens } from './screens.ts';
import { useSession } from './session.ts';
import { Shell } from './Shell.tsx';
import { Starting } from './sign-in/Starting.tsx';
import { useStatus } from './use-status.ts';

// Shown once in the life of a branch, or never: not in the first script.
const RecoveryScreen = chunk(() =>
  import('./sign-in/RecoveryScreen.tsx').then((it) => it.RecoveryScreen),
);
const SetupScreen = chunk(() => import('./sign-in/SetupScreen.tsx').then((it) => it.SetupScreen));

/** The content of this window: set-up, sign-in, display, or the shell with a screen. */
export function Console() {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const status = useStatus();
  const session = useSession();
  const place = usePlace();
  const branch = status.data?.branch;
  useEffect(() => {
    document.title = branch ? `${t('app')} · ${localText(branch.name, language)}` : t('app');
  }, [branch, language, t]);

  if (!status.data || session.state === 'starting') return <Starting />;
  if (status.data.recovering || !branch) {
    return (
      <Boundary of="screen">
        <Suspense fallback={<Starting />}>
          {status.data.recovering ? <RecoveryScreen /> : <SetupScreen />}
        </Suspense>
      </Boundary>
    );
  }
  if (place === 'display') {
    const Display = screens.display;
    return (
      <Boundary of="screen">
        <Suspense fallback={<Loading />}>
          <Display />
        </Suspense>
      </Boundary>
    );
  }
  if (session.state !== 'signed-in') return <SignIn status={status.data} />;
  return <Shell branch={branch} />;
}
