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

/** @param {string} names a regular expression of property names */
const switchedOn = (names) => `Property[key.name=/^(${names})$/][value.value=true]`;
/** @param {string} names a regular expression of property names */
const switchedOff = (names) => `Property[key.name=/^(${names})$/][value.value=false]`;

/** What would weaken the desktop shell: Electron's checklist (`docs/electron-checklist.md`) as far as a scan can see it. */
const weakShell = [
  switchedOn('nodeIntegration|nodeIntegrationInWorker|nodeIntegrationInSubFrames'),
  switchedOn('allowRunningInsecureContent|experimentalFeatures|webviewTag|enableRemoteModule'),
  switchedOn('bypassCSP|allowServiceWorkers|corsEnabled|stream'),
  switchedOff('contextIsolation|sandbox|webSecurity'),
  'Property[key.name=/^(enableBlinkFeatures|additionalArguments)$/]',
  // A page speaks through its port, which is given to our own main frame only; there is no other way in.
  'ImportSpecifier[imported.name=/^(ipcMain|webContents|contextBridge|remote|webFrame|autoUpdater)$/]',
  'MemberExpression[property.name=/^(openExternal|executeJavaScript|insertCSS|loadFile|openDevTools)$/]',
  'CallExpression[callee.property.name=/^(appendSwitch|disableHardwareAcceleration|setCertificateVerifyProc)$/]',
  'CallExpression[callee.property.name="loadURL"] > Literal',
  'CallExpression[callee.name="eval"]',
  'NewExpression[callee.name="Function"]',
  'Literal[value=/^(https?|wss?|ftp|file):\\u002f\\u002f/]',
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
  'weak-shell': ban(
    weakShell.join(', '),
    'This weakens the desktop shell: docs/electron-checklist.md says what is used instead, and why.',
  ),
  'raw-markup': ban(
    'JSXAttribute[name.name="dangerouslySetInnerHTML"], AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln)$/][callee.object.name="document"], JSXOpeningElement[name.name=/^(webview|iframe|embed|object)$/], CallExpression[callee.name="eval"], NewExpression[callee.name="Function"]',
    'A page shows text, not markup from elsewhere: let React write it.',
  ),
  'chinese-in-i18n': ban(
    `Literal[value=${han}], TemplateElement[value.raw=${han}], JSXText[value=${han}]`,
    'Text for people belongs into renderer/i18n in both languages: use t() with a key.',
  ),
};
