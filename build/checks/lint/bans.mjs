/**
 * A rule that reports every node a selector finds, with a message that names the right alternative.
 * @param {string} selector
 * @param {string} message
 * @returns {import('eslint').Rule.RuleModule}
 */
function ban(selector, message) {
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      [selector]: (/** @type {import('estree').Node} */ node) => context.report({ node, message }),
    }),
  };
}

const impureCalls = [
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
  'CallExpression[callee.object.name="performance"][callee.property.name="now"]',
  'CallExpression[callee.name="randomUUID"]',
  'CallExpression[callee.property.name="randomUUID"]',
];

const han = '/\\p{Script=Han}/u';

/** Rules of one selector each. */
export const bans = {
  'no-enum': ban(
    'TSEnumDeclaration',
    'No enum: use a const array and the union of its members, as shared/model/schemes/tier.ts does.',
  ),
  'no-default-export': ban(
    'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    'No default export: export by name, so that the name is the same everywhere.',
  ),
  'no-interface-prefix': ban(
    'TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]',
    'No I prefix: name the interface after what it is, and the class after how it does it (BranchLog, SqliteBranchLog).',
  ),
  'no-console': ban(
    'MemberExpression[object.name="console"]',
    'Only cli.ts, build/ and bench/ write to the console: use the log that the console is composed with, or return the outcome.',
  ),
  'sql-in-repositories': ban(
    'CallExpression[callee.property.name="prepare"]',
    'SQL is at home in *.repository.ts and electron/data: give the repository a method for this.',
  ),
  'no-bare-interval': ban(
    'CallExpression[callee.name="setInterval"]',
    'A timer that throws ends the process: use `faults.every` of electron/platform, which notes what fails and goes on.',
  ),
  'no-hidden-input': ban(
    impureCalls.join(', '),
    'Time, ids and chance are passed in here, so that the same input always gives the same outcome: take it as an argument.',
  ),
  'chinese-in-i18n': ban(
    `Literal[value=${han}], TemplateElement[value.raw=${han}], JSXText[value=${han}]`,
    'Text for people belongs into renderer/i18n in both languages: use t() with a key.',
  ),
};
