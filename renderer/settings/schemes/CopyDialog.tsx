import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SchemeView } from '../../../shared/contract/schemes.ts';
import { businessDateOf } from '../../../shared/model/dates.ts';
import { orpc } from '../../rpc/client.ts';
import { serverNow } from '../../ui/server-clock.ts';
import { copyOf, type DraftScheme } from './draft.ts';
import type { KnownSchemeView } from './known.ts';
import { SchemeForm } from './SchemeForm.tsx';
import { useWords } from './use-words.ts';

interface CopyDialogProps {
  readonly known: KnownSchemeView;
  /** A draft that was left to look at its preview. */
  readonly kept: DraftScheme | null;
  readonly close: () => void;
  readonly preview: (draft: DraftScheme) => void;
  readonly added: (scheme: SchemeView) => void;
}

/** A new scheme after one that is there. */
export function CopyDialog({ known, kept, close, preview, added }: CopyDialogProps) {
  const { t } = useTranslation('schemes');
  const words = useWords();
  const { scheme, builtIn } = known;
  const { id, version } = scheme;
  const file = useQuery(orpc.schemes.file.queryOptions({ input: { scheme: id, version } }));
  if (!file.data) return null;
  const draft = copyOf(JSON.parse(file.data.text) as DraftScheme, {
    builtIn,
    today: businessDateOf(serverNow()),
    name: builtIn ? t('form.copyName', { name: words.name(scheme) }) : words.name(scheme),
    levelName: (level) => {
      const same = scheme.levels.find((one) => one.id === level.id);
      return same ? words.levelName(same) : level.id;
    },
  });
  return (
    <SchemeForm
      title={t('form.title', { name: words.name(scheme) })}
      start={kept ?? draft}
      close={close}
      preview={preview}
      added={added}
    />
  );
}
