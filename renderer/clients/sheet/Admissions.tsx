import { useTranslation } from 'react-i18next';
import type { AdmissionView, ClientPage } from '../../../shared/contract/clients.ts';
import { useMay } from '../../app/session.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { AdmitDialog } from './AdmitDialog.tsx';
import css from './ClientSheet.module.css';
import { RevokeDialog } from './RevokeDialog.tsx';
import { usePlaceState } from '../../actions/drafts.ts';
import { Boundary } from '../../actions/Boundary.tsx';

interface AdmissionsProps {
  readonly page: ClientPage;
  readonly admissions: readonly AdmissionView[];
  readonly changed: () => void;
}

/** Tiers granted by signing: what holds, what was, and for the head the way to sign and to take back. */
export function Admissions({ page, admissions, changed }: AdmissionsProps) {
  const { t } = useTranslation('clients');
  const may = useMay();
  const [open, setOpen] = usePlaceState<'admit' | 'revoke' | null>(
    `clients.admission ${page.clientNo}`,
    null,
  );
  const current = admissions.find(({ holds }) => holds);
  const canAdmit = may('admit') && !current && page.standing !== null && page.tier !== 'diamond';
  const canRevoke = may('admit') && current !== undefined;
  useKeys('sheet', {
    F8: () => {
      if (canAdmit) setOpen('admit');
      else if (canRevoke) setOpen('revoke');
      return canAdmit || canRevoke;
    },
  });
  const done = () => {
    setOpen(null);
    changed();
  };
  const close = () => {
    setOpen(null);
  };
  if (admissions.length === 0 && !canAdmit) return null;
  return (
    <Panel
      title={t('admission.title')}
      className={admissions.length === 0 ? css.noPrint : undefined}
      aside={
        (canAdmit || canRevoke) && (
          <Button
            size="small"
            keys="F8"
            onClick={() => {
              setOpen(canAdmit ? 'admit' : 'revoke');
            }}
          >
            {canAdmit ? t('admission.admit') : t('admission.revoke')}
          </Button>
        )
      }
    >
      {admissions.length === 0 && <p className={css.nothing}>{t('admission.none')}</p>}
      <ul className={css.holdings}>
        {admissions.map((admission) => (
          <Line key={admission.id} admission={admission} />
        ))}
      </ul>
      {open === 'admit' && (
        <Boundary of="dialog" close={close}>
          <AdmitDialog page={page} close={close} done={done} />
        </Boundary>
      )}
      {open === 'revoke' && current && (
        <Boundary of="dialog" close={close}>
          <RevokeDialog admission={current} close={close} done={done} />
        </Boundary>
      )}
    </Panel>
  );
}

function Line({ admission }: { admission: AdmissionView }) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const { tier, from, until, approvedBy, reason, signedByName, revoked } = admission;
  const day = (date: string) => businessDate(date, language);
  return (
    <li className={admission.holds ? undefined : css.past}>
      <span>
        <TierBadge tier={tier} />
        <small>{t('admission.period', { from: day(from), until: day(until) })}</small>
        <small>{t('admission.approved', { by: approvedBy, name: signedByName })}</small>
        <small>{reason}</small>
        {revoked && (
          <small className={css.warn}>
            {t('admission.revoked', {
              on: day(revoked.on),
              name: revoked.byName,
              reason: revoked.reason,
            })}
          </small>
        )}
      </span>
    </li>
  );
}
