import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/class-names.ts';
import { Kbd } from '../../../keyboard/Kbd.tsx';
import { sections, type Section } from './draft.ts';
import css from './SchemeForm.module.css';

/** Keys of the parts: they work while a field has the focus. */
export const sectionKey = (section: Section): string => `Alt+${sections.indexOf(section) + 1}`;

interface SectionTabsProps {
  readonly shown: Section;
  readonly faults: (section: Section) => number;
  readonly show: (section: Section) => void;
}

/** The parts of the form, each with how much is to correct in it. */
export function SectionTabs({ shown, faults, show }: SectionTabsProps) {
  const { t } = useTranslation('schemes');
  return (
    <div role="tablist" aria-label={t('form.sections')} className={css.tabs}>
      {sections.map((section) => {
        const wrong = faults(section);
        return (
          <button
            key={section}
            type="button"
            role="tab"
            aria-selected={section === shown}
            aria-keyshortcuts={sectionKey(section)}
            className={cx(css.tab, section === shown && css.onTab)}
            onClick={() => {
              show(section);
            }}
          >
            {t(`form.section.${section}`)}
            {wrong > 0 && (
              <b className={css.count} aria-label={t('add.faults', { n: wrong })}>
                {wrong}
              </b>
            )}
            <Kbd keys={sectionKey(section)} />
          </button>
        );
      })}
    </div>
  );
}
