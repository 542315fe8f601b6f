import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Gate } from './Gate.tsx';
import { usePlace } from './place.ts';
import { RecoveryScreen } from './RecoveryScreen.tsx';
import { screens } from './screens.ts';
import { useSession } from './session.ts';
import { SetupScreen } from './SetupScreen.tsx';
import { Shell } from './Shell.tsx';
import { Starting } from './Starting.tsx';
import { useStatus } from './use-status.ts';

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
  if (status.data.recovering) return <RecoveryScreen />;
  if (!branch) return <SetupScreen />;
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
  if (session.state !== 'signed-in') return <Gate status={status.data} />;
  return <Shell branch={branch} />;
}
