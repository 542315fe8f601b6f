import { useTranslation } from 'react-i18next';
import type { ClientPage } from '../../../shared/contract/clients.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { Button } from '../../ui/Button.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { usePersonName } from '../../words/use-person-name.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { usePlaceState } from '../../actions/drafts.ts';
import { AddressDialog } from './AddressDialog.tsx';
import css from './ClientSheet.module.css';

interface SheetHeadProps {
  readonly page: ClientPage;
  readonly close: () => void;
  readonly print: () => void;
  /** After the form of address was set. */
  readonly changed: () => void;
}

/** Who it is: form of address, tier, branch, manager. */
export function SheetHead({ page, close, print, changed }: SheetHeadProps) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const address = usePersonName()(page.person);
  const [editing, setEditing] = usePlaceState(`clients.address.open ${page.clientNo}`, false);
  useKeys('sheet', {
    F2: () => {
      setEditing(true);
    },
  });
  const facts = [
    page.ownBranch || !page.homeBranch ? t('page.own') : localText(page.homeBranch, language),
    page.managerName === null ? t('list.noManager') : t('page.manager', { name: page.managerName }),
    page.corporate ? t('page.corporate') : null,
    page.clientSince === null
      ? null
      : t('page.since', { date: businessDate(page.clientSince, language) }),
    t('page.clientNo', { no: page.clientNo }),
  ];
  return (
    <header className={css.head}>
      <div>
        <div className={css.line}>
          <h1>{page.name}</h1>
          {address !== page.name && <span className={css.address}>{address}</span>}
          <TierBadge tier={page.tier} />
          {!page.ownBranch && <b className={css.other}>{t('list.other')}</b>}
        </div>
        <p>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      </div>
      <div className={css.acts}>
        <Button
          keys="F2"
          onClick={() => {
            setEditing(true);
          }}
        >
          {t('address.change')}
        </Button>
        <Button keys="Ctrl+P" onClick={print}>
          {t('page.print')}
        </Button>
        <Button keys="Escape" onClick={close}>
          {t('page.back')}
        </Button>
      </div>
      {editing && (
        <AddressDialog
          page={page}
          close={() => {
            setEditing(false);
          }}
          done={() => {
            setEditing(false);
            changed();
          }}
        />
      )}
    </header>
  );
}
