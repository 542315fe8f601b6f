import { inCheckout } from './paths.mjs';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|js|mjs|cjs)$/;
const component = /^([A-Z][A-Za-z0-9]*|main)(\.[a-z]+)*\.tsx$/;
const sayingNothing = /^((.+-)?(utils?|helpers?)|managers?|misc)$/;

/**
 * What is wrong with the name of a file, in a sentence that says how to name it; undefined when nothing is.
 * @param {string} path in the checkout
 * @returns {string | undefined}
 */
export function fileNameFault(path) {
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  const stems = segments.map((segment) => segment.split('.')[0] ?? '');
  const empty = stems.find((stem) => sayingNothing.test(stem));
  if (empty) return `"${empty}" says nothing: name it after the subject of what is in it.`;
  if (name.endsWith('.tsx')) {
    return component.test(name)
      ? undefined
      : 'A component file is named as the component is, in PascalCase.';
  }
  return kebab.test(name) ? undefined : 'A file is named in kebab-case.';
}

/**
 * Reports files whose name does not tell their subject in the agreed form.
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileNameRule = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const message = fileNameFault(inCheckout(context.filename));
      if (message) context.report({ node, loc: { line: 1, column: 0 }, message });
    },
  }),
};
