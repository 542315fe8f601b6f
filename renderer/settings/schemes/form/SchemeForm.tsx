import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemeFaultView, SchemeView } from '../../../../shared/contract/schemes.ts';
import { useSchemeWords } from '../../../clients/tier/scheme-words.ts';
import { orpc } from '../../../rpc/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../actions/ErrorNote.tsx';
import { useAct } from '../../../actions/use-act.ts';
import forms from '../../forms.module.css';
import { sectionOf, sections, textOf, type DraftScheme, type Section } from './draft.ts';
import { differences } from '../differences.ts';
import { faultWords } from './fault-words.ts';
import { faultsBeside } from './faults-beside.ts';
import { IdentityFields } from './IdentityFields.tsx';
import { LevelFields } from './LevelFields.tsx';
import { MetricFields, type LeftKinds } from './MetricFields.tsx';
import { MovingFields } from './MovingFields.tsx';
import { placeWords } from './place-words.ts';
import css from './SchemeForm.module.css';
import { sectionKey, SectionTabs } from './SectionTabs.tsx';
import { TakenNote } from '../TakenNote.tsx';
import { useWords } from '../use-words.ts';
import { useDraft, usePlaceState } from '../../../actions/drafts.ts';

interface SchemeFormProps {
  readonly title: string;
  readonly draft: DraftScheme;
  readonly change: (draft: DraftScheme) => void;
  /** Begins anew; null where nothing was changed yet. */
  readonly restart: (() => void) | null;
  readonly close: () => void;
  readonly preview: () => void;
  readonly added: (scheme: SchemeView) => void;
}

const noneLeft: LeftKinds = {};

/** Another window may add a version of the same scheme meanwhile: it is noticed this soon. */
const askedAgainMs = 3000;

/** Everything that a scheme says, in parts; the core says what is wrong while it is filled in. */
export function SchemeForm(props: SchemeFormProps) {
  const { title, draft, restart, close, preview, added } = props;
  const { t } = useTranslation('schemes');
  const words = useWords();
  const { term: termWords } = useSchemeWords();
  const [shown, show] = usePlaceState<Section>('settings.scheme.section', 'identity');
  const [left, setLeft] = useDraft<LeftKinds>('settings.form.scheme.left', noneLeft);
  const text = textOf(draft);
  const asked = useDeferredValue(text);
  const check = useQuery({
    ...orpc.schemes.check.queryOptions({ input: { text: asked }, refetchInterval: askedAgainMs }),
    placeholderData: (before) => before,
  });
  const faults = check.data?.faults ?? [];
  const current = asked === text && check.data !== undefined && !check.isPlaceholderData;
  const sound = current && check.data.scheme !== null;
  const say = ({ path, code }: SchemeFaultView) => {
    const n = check.data?.taken?.version;
    return path === 'version' && code === 'version-not-newer' && n !== undefined
      ? t('form.versionTaken', { n, next: n + 1 })
      : faultWords(code, t);
  };
  const beside = faultsBeside(faults, say);
  const change = (changes: Partial<DraftScheme>) => {
    props.change({ ...draft, ...changes });
  };
  const add = useAct(orpc.schemes.add.mutationOptions(), ({ scheme }) => {
    added(scheme);
  });
  const look = () => {
    // A fault of the id or the version does not keep anybody from looking.
    if (current) preview();
  };
  const [first] = faults;
  const place = (path: string) =>
    placeWords(
      path,
      draft,
      {
        level: words.levelName,
        term: (id, name) => termWords({ term: id, name: name?.trim() || null }),
      },
      t,
    );
  const taken = current ? check.data.taken : null;
  const part = { draft, faults: beside, change };
  return (
    <Dialog
      title={title}
      close={close}
      width={1080}
      scope="schemeForm"
      keys={{
        'Ctrl+P': look,
        'Alt+Z': restart ?? undefined,
        ...Object.fromEntries(
          sections.map((section) => [
            sectionKey(section),
            () => {
              show(section);
            },
          ]),
        ),
      }}
      ownFocus
      shows
      foot={
        <>
          <Button keys="Ctrl+P" onClick={look}>
            {t('form.preview')}
          </Button>
          <p role="status" className={css.verdict}>
            {first && (
              <>
                <span className={forms.problem}>
                  {t('form.first', {
                    place: place(first.path),
                    words: say(first),
                  })}
                </span>
                {faults.length > 1 && <span>{t('form.more', { count: faults.length - 1 })}</span>}
              </>
            )}
          </p>
        </>
      }
      confirm={{
        label: t('form.act'),
        keys: 'Ctrl+Enter',
        act: () => {
          add.mutate({ text });
        },
        busy: add.isPending,
        disabled: !sound,
      }}
    >
      <div className={css.top}>
        <SectionTabs
          shown={shown}
          show={show}
          faults={(section) => faults.filter(({ path }) => sectionOf(path) === section).length}
        />
        {restart && (
          <Button size="small" look="quiet" keys="Alt+Z" onClick={restart}>
            {t('form.restart')}
          </Button>
        )}
      </div>
      {check.error && <ErrorNote error={check.error} retry={() => void check.refetch()} />}
      {taken && (
        <TakenNote
          version={taken.version}
          differs={[...new Set(differences(draft, taken.text).map(place))]}
          follow={() => {
            const last = (JSON.parse(taken.text) as DraftScheme).effectiveFrom;
            change({
              version: taken.version + 1,
              // A version may not begin before the one that it follows.
              effectiveFrom: draft.effectiveFrom < last ? last : draft.effectiveFrom,
            });
          }}
        />
      )}
      <div className={css.section} role="tabpanel" aria-label={t(`form.section.${shown}`)}>
        {shown === 'identity' && <IdentityFields {...part} />}
        {shown === 'metric' && (
          <MetricFields
            {...part}
            left={left}
            leave={(kind, what) => {
              setLeft({ ...left, [kind]: what });
            }}
          />
        )}
        {shown === 'levels' && <LevelFields {...part} />}
        {shown === 'moving' && <MovingFields {...part} />}
      </div>
    </Dialog>
  );
}
