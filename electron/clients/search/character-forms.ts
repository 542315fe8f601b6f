import { from, to } from 'opencc-js/preset/t2cn';

/*
 * Characters that are written in several forms (張 and 张, 峯 and 峰), by the lists of OpenCC. Only single characters: a
 * search compares both sides in one form, so a word's proper spelling does not matter, and no text is ever converted.
 */

const oneToOne = /^(\S+) (\S+)/;

/** The characters of some of the library's lists, each with the first form that it goes over to. */
function formsIn(groups: readonly (readonly unknown[])[] = []): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const list of groups.flat()) {
    if (typeof list !== 'string') continue;
    for (const entry of list.split('|')) {
      const [, form = '', other = ''] = oneToOne.exec(entry) ?? [];
      if (isOne(form) && isOne(other) && !forms.has(form)) forms.set(form, other);
    }
  }
  return forms;
}

const isOne = (text: string): boolean =>
  text.length === 1 || (text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff);

const steps = [formsIn(from['tw']), formsIn(from['hk']), formsIn(to['cn'])];

/** The simplified form of a Chinese character; of all that mean the same, the same. Anything else stays as it is. */
export function usualForm(character: string): string {
  let form = character;
  // A simplified form may be another character's traditional one (薴, 苧, 苎): as often as it changes, but never in circles.
  for (let turn = 0; turn < 4; turn += 1) {
    const next = steps.reduce((one, forms) => forms.get(one) ?? one, form);
    if (next === form) break;
    form = next;
  }
  return form;
}
