import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Room } from '../../../shared/model/branch.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { EditableRows } from './EditableRows.tsx';
import { NameFields } from './NameFields.tsx';
import { freshId } from '../fresh-id.ts';
import type { PartProps } from './part.ts';
import { useProblemWords } from './use-problem-words.ts';

/** Private places, and the tiers that are received in each. */
export function RoomsPart({ branch, problems, change }: PartProps) {
  const { t } = useTranslation(['settings', 'common']);
  const problem = useProblemWords(problems);
  return (
    <EditableRows<Room>
      title={t('branch.rooms')}
      note={t('branch.roomsNote')}
      none={t('branch.roomsNone')}
      heads={[t('form.zh'), t('form.en'), t('branch.roomTiers')]}
      columns="minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.3fr)"
      rows={branch.rooms}
      nameOf={(room) => room.name.zh || room.id}
      fresh={() => ({
        id: freshId(
          'room',
          branch.rooms.map(({ id }) => id),
        ),
        name: { zh: '', en: '' },
        tiers: ['diamond', 'platinum'],
      })}
      change={(rooms) => {
        change({ rooms });
      }}
      fields={(room, index, set) => (
        <>
          <NameFields
            name={room.name}
            problem={problem(`rooms.${index}.name.zh`)}
            change={(name) => {
              set({ ...room, name });
            }}
          />
          <Select<Tier[]>
            mode="multiple"
            aria-label={t('branch.roomTiers')}
            placeholder={t('branch.noTiers')}
            options={tiers.map((tier) => ({ value: tier, label: t(`common:tier.${tier}`) }))}
            value={[...room.tiers]}
            onChange={(chosen) => {
              set({ ...room, tiers: chosen });
            }}
          />
        </>
      )}
    />
  );
}
