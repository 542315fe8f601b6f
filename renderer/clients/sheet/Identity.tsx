import { useTranslation } from 'react-i18next';
import type { ClientPage } from '../../../shared/contract/clients.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { digitOf } from '../../keyboard/digit-keys.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Facts } from './Facts.tsx';
import { cardName } from './card-name.ts';
import { Revealable } from './Revealable.tsx';

/** Numbers that name the client, masked; each can be shown for half a minute by who may. */
export function Identity({ page }: { page: ClientPage }) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const { clientNo, birthDate, idType } = page;
  const whole = birthDate !== null && birthDate.length > 4;
  return (
    <Panel title={t('page.identity')}>
      <Facts
        facts={[
          [
            t('page.phone'),
            <Revealable
              key="phone"
              of={{ clientNo, field: 'phone' }}
              masked={page.phone}
              keys="1"
            />,
          ],
          [
            idType === null ? t('page.id-no') : t(`page.idType.${idType}`),
            <Revealable key="id" of={{ clientNo, field: 'id-no' }} masked={page.idNo} keys="2" />,
          ],
          ...page.cards.map(
            ({ cardNo, product }, index) =>
              [
                cardName(product, t),
                <Revealable
                  key={index}
                  of={{ clientNo, field: 'card', index }}
                  masked={cardNo}
                  keys={digitOf(index + 2)}
                />,
              ] as const,
          ),
          [
            whole ? t('page.birthDate') : t('page.birthYear'),
            whole ? businessDate(birthDate, language) : (birthDate ?? t('page.unknown')),
          ],
        ]}
      />
    </Panel>
  );
}
