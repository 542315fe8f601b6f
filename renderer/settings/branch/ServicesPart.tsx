import { useTranslation } from 'react-i18next';
import type { Service } from '../../../shared/model/branch.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import css from '../forms.module.css';
import { ClienteleSelect } from './ClienteleSelect.tsx';
import { EditableRows } from './EditableRows.tsx';
import { freshId } from '../fresh-id.ts';
import { NameFields } from './NameFields.tsx';
import type { PartProps } from './part.ts';
import { useProblemWords } from './use-problem-words.ts';

/** Kinds of business that a ticket is taken for. */
export function ServicesPart({ branch, saved, problems, change }: PartProps) {
  const { t } = useTranslation('settings');
  const problem = useProblemWords(problems);
  // New rows come last, so the first of a code is the saved one while a person types the same into another.
  const isSaved = (id: string, index: number) =>
    saved.services.some((one) => one.id === id) &&
    branch.services.findIndex((one) => one.id === id) === index;
  return (
    <EditableRows
      title={t('branch.services')}
      note={t('branch.servicesNote')}
      problem={problem('services')}
      heads={[t('form.code'), t('form.zh'), t('form.en'), t('branch.clientele')]}
      columns="96px minmax(0, 1fr) minmax(0, 1fr) 120px"
      rows={branch.services}
      nameOf={(service) => service.name.zh || service.id}
      fresh={(): Service => ({
        id: freshId(
          'service',
          branch.services.map(({ id }) => id),
        ),
        name: { zh: '', en: '' },
      })}
      change={(services) => {
        // A counter does not keep a service that was just removed.
        const known = new Set(services.map(({ id }) => id));
        const removed = branch.services.length > services.length;
        change({
          services,
          ...(removed && {
            counters: branch.counters.map((counter) => ({
              ...counter,
              services: counter.services.filter((id) => known.has(id)),
            })),
          }),
        });
      }}
      fields={(service, index, set) => (
        <>
          {isSaved(service.id, index) ? (
            <span className={css.fixed}>{service.id}</span>
          ) : (
            <TextField
              inTable
              label={t('form.code')}
              value={service.id}
              maxLength={32}
              problem={problem(`services.${index}.id`)}
              change={(id) => {
                set({ ...service, id });
              }}
            />
          )}
          <NameFields
            name={service.name}
            problem={problem(`services.${index}.name.zh`)}
            change={(name) => {
              set({ ...service, name });
            }}
          />
          <ClienteleSelect
            value={service.clientele}
            change={(clientele) => {
              set({ ...service, clientele });
            }}
          />
        </>
      )}
    />
  );
}
