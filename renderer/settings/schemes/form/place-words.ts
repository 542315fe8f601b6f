import type { TFunction } from 'i18next';
import { sectionOf, type DraftScheme } from './draft.ts';

/** How the form calls the fields of a scheme. */
const fields = {
  id: 'id',
  name: 'levelName',
  version: 'version',
  effectiveFrom: 'effective',
  kind: 'kindLabel',
  floorAtZero: 'floor',
  months: 'months',
  products: 'assets',
  kinds: 'kinds',
  terms: 'terms',
  pointsPerWan: 'rate',
  cap: 'cap',
  low: 'low',
  tier: 'tier',
  bufferMonths: 'buffers',
  days: 'fallDays',
  levels: 'levels',
  'falling.kind': 'falling',
  'falling.months': 'fallMonths',
} as const;

/** Where in the form a fault is, as a person would say it: "Levels · Platinum · From". */
export function placeWords(
  path: string,
  draft: DraftScheme,
  names: {
    readonly level: (level: DraftScheme['levels'][number]) => string;
    readonly term: (id: string, name: string | undefined) => string;
  },
  t: TFunction<'schemes'>,
): string {
  const part = t(`form.section.${sectionOf(path)}`);
  const last =
    path
      .replace(/\[\d+\]$/, '')
      .split('.')
      .at(-1) ?? '';
  const key = [path, last].find((one) => Object.hasOwn(fields, one));
  const known = key === undefined ? null : fields[key as keyof typeof fields];
  const field = known === null ? path : t(`form.${known}`);
  const at = Number(/^(?:levels|metric\.terms)\[(\d+)\]\./.exec(path)?.[1] ?? NaN);
  const level = path.startsWith('levels') ? draft.levels[at] : undefined;
  const term =
    path.startsWith('metric') && draft.metric.kind === 'points'
      ? draft.metric.terms[at]
      : undefined;
  const of = level ? names.level(level) : term && names.term(term.id, term.name);
  return of === undefined
    ? t('form.place', { part, field })
    : t('form.placeOf', { part, of, field });
}
