import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SchemeView } from '../../../../shared/contract/schemes.ts';
import { businessDateOf } from '../../../../shared/model/dates.ts';
import { orpc } from '../../../rpc/client.ts';
import { QueryContent } from '../../../actions/QueryContent.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { serverNow } from '../../../actions/server-clock.ts';
import { copyOf, textOf, type DraftScheme } from './draft.ts';
import type { KnownSchemeView } from '../known.ts';
import { SchemeForm } from './SchemeForm.tsx';
import { useWords } from '../use-words.ts';

interface CopyDialogProps {
  readonly known: KnownSchemeView;
  /** A draft that was left before it was added. */
  readonly draft: DraftScheme | null;
  /** null: there is nothing left that differs from the scheme. */
  readonly keep: (draft: DraftScheme | null) => void;
  readonly close: () => void;
  readonly preview: (draft: DraftScheme) => void;
  readonly added: (scheme: SchemeView) => void;
}

/** A new scheme after one that is there, or the next version of an own one. */
export function CopyDialog(props: CopyDialogProps) {
  const { known, draft, keep, close, preview, added } = props;
  const { t } = useTranslation('schemes');
  const words = useWords();
  const { scheme, builtIn } = known;
  const { id, version } = scheme;
  const file = useQuery(orpc.schemes.file.queryOptions({ input: { scheme: id, version } }));
  const name = words.name(scheme);
  const title = t(builtIn ? 'form.title' : 'form.titleNext', { name });
  if (!file.data) {
    return (
      <Dialog title={title} close={close} shows>
        <QueryContent of={file} lines={4}>
          {() => null}
        </QueryContent>
      </Dialog>
    );
  }
  const copy = copyOf(JSON.parse(file.data.text) as DraftScheme, {
    builtIn,
    today: businessDateOf(serverNow()),
    name: t('form.copyName', { name }),
  });
  const shown = draft ?? copy;
  return (
    <SchemeForm
      title={title}
      draft={shown}
      change={(next) => {
        keep(textOf(next) === textOf(copy) ? null : next);
      }}
      restart={
        draft
          ? () => {
              keep(null);
            }
          : null
      }
      close={close}
      preview={() => {
        preview(shown);
      }}
      added={added}
    />
  );
}
