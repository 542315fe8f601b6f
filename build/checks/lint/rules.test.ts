import { ESLint } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../toolchain.mjs';

/** The real configuration, so that a rule that is written but not switched on fails here too. */
const configFile = join(root, 'build/checks/eslint.config.js');
let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({
    cwd: root,
    overrideConfigFile: configFile,
    // The snippets are in no project; rules that need types have a test of their own below.
    overrideConfig: [
      tseslint.configs.disableTypeChecked,
      { languageOptions: { parserOptions: { projectService: false } } },
    ],
  });
});

async function messages(file: string, code: string, linter = eslint): Promise<string> {
  const [result] = await linter.lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ message }) => message).join('\n');
}

const longFile = Array.from({ length: 401 }, (_, i) => `export const a${i} = 1;`).join('\n');

const forbidden: [file: string, code: string, expected: RegExp][] = [
  ['electron/queue/x.ts', 'setInterval(() => undefined, 5);', /faults\.every/],
  ...[
    'export const o = { nodeIntegration: true };',
    'export const o = { nodeIntegrationInWorker: true };',
    'export const o = { contextIsolation: false };',
    'export const o = { sandbox: false };',
    'export const o = { webSecurity: false };',
    'export const o = { allowRunningInsecureContent: true };',
    'export const o = { experimentalFeatures: true };',
    "export const o = { enableBlinkFeatures: 'CSSVariables' };",
    'export const o = { webviewTag: true };',
    'export const o = { bypassCSP: true };',
    "import { ipcMain } from 'electron'; ipcMain.handle('x', () => 1);",
    "import { contextBridge } from 'electron'; contextBridge.exposeInMainWorld('x', {});",
    "import { autoUpdater } from 'electron'; autoUpdater.checkForUpdates();",
    'export const go = (shell, url) => shell.openExternal(url);',
    "export const go = (contents) => contents.executeJavaScript('1');",
    'export const go = (contents) => contents.openDevTools();',
    "export const go = (window) => window.loadFile('x.html');",
    "export const go = (window) => window.loadURL('data:text/html,x');",
    "export const go = (app) => app.commandLine.appendSwitch('no-sandbox');",
    'export const go = (session) => session.setCertificateVerifyProc((_, done) => done(0));',
    "export const address = 'http://example.com/';",
    "export const address = 'file:///etc/passwd';",
    "eval('1');",
    "new Function('1');",
  ].map((code): [string, string, RegExp] => ['electron/desktop/x.ts', code, /weakens the desktop/]),
  ...[
    'export const X = () => <b dangerouslySetInnerHTML={{ __html: name }} />;',
    'export const X = () => <iframe title="x" />;',
    'export const X = () => <webview />;',
    'export const x = (e) => { e.innerHTML = name; };',
    "eval('1');",
  ].map((code): [string, string, RegExp] => ['renderer/ui/X.tsx', code, /shows text, not markup/]),
  ['shared/model/x.ts', "import 'node:fs';", /zod and @orpc\/contract/],
  ['shared/model/x.ts', "import fs from 'fs';", /zod and @orpc\/contract/],
  ['shared/model/x.ts', "import '../../electron/queue/index.ts';", /put what needs more/],
  ['renderer/lobby/x.ts', "import '../../electron/queue/index.ts';", /through renderer\/rpc/],
  [
    'renderer/lobby/x.ts',
    "export * from '../../electron/queue/index.ts';",
    /through renderer\/rpc/,
  ],
  ['renderer/lobby/x.ts', "void import('../../electron/queue/index.ts');", /through renderer\/rpc/],
  ['renderer/lobby/x.ts', "let x: import('../../electron/queue/index.ts').X;", /through renderer/],
  ['renderer/lobby/x.ts', "import 'node:fs';", /through renderer\/rpc/],
  ['electron/queue/x.ts', "import '../../renderer/ui/layout.ts';", /into shared/],
  ['electron/queue/x.rules.ts', "import { z } from 'zod';", /Rules are pure/],
  ['electron/queue/x.rules.ts', "import '../../shared/contract/queue.ts';", /Rules are pure/],
  ['electron/queue/x.rules.ts', "import '../hall/y.rules.ts';", /same subject/],
  ['electron/queue/x.ts', "import { app } from 'electron';", /desktop shell/],
  ['electron/queue/x.service.ts', "import Database from 'better-sqlite3';", /ask a repository/],
  ['electron/queue/x.service.ts', "db.prepare('SELECT 1');", /give the repository a method/],
  ['electron/queue/x.service.ts', "import { os } from '@orpc/server';", /into a \*\.service\.ts/],
  ['renderer/lobby/x.ts', "import '@orpc/client';", /hook into renderer\/rpc/],
  ['electron/queue/x.ts', "import '../hall/alerts.ts';", /through their index\.ts/],
  ['electron/queue/x.ts', 'let x: any;', /Unexpected any/],
  ['electron/queue/x.ts', 'export enum Tier { gold }', /union of its members/],
  ['electron/queue/x.ts', 'export default 1;', /export by name/],
  ['electron/queue/x.ts', 'const a = 1; export { a as default };', /export by name/],
  ['electron/queue/x.ts', 'export interface IQueue { a: 1 }', /No I prefix/],
  ['electron/queue/x.ts', "console.log('x');", /use the log/],
  ['electron/queue/someThing.ts', '', /kebab-case/],
  ['electron/queue/queue-utils.ts', '', /says nothing/],
  ['electron/queue/manager.ts', '', /says nothing/],
  ['renderer/ui/helpers/x.ts', '', /says nothing/],
  ['renderer/ui/tier-badge.tsx', '', /PascalCase/],
  ['electron/queue/x.rules.ts', 'export const now = Date.now();', /take it as an argument/],
  ['electron/queue/x.rules.ts', 'export const now = new Date();', /take it as an argument/],
  ['electron/queue/x.rules.ts', 'export const r = Math.random();', /take it as an argument/],
  ['electron/queue/x.rules.ts', 'export const id = crypto.randomUUID();', /take it as an argument/],
  ['electron/queue/x.rules.ts', 'export const t = performance.now();', /take it as an argument/],
  ['shared/model/x.ts', 'export const now = Date.now();', /take it as an argument/],
  ['renderer/lobby/X.tsx', 'export const X = () => <b>取号</b>;', /renderer\/i18n/],
  ['renderer/lobby/x.ts', "export const x = '取号';", /renderer\/i18n/],
  ['renderer/lobby/x.ts', 'export const x = `${1}号`;', /renderer\/i18n/],
  ['electron/queue/x.ts', longFile, /too many lines/],
  [
    'renderer/ui/X.tsx',
    "import { useState } from 'react'; export const X = () => { if (Math) useState(1); };",
    /React Hook/,
  ],
];

const allowed: [file: string, code: string][] = [
  [
    'shared/contract/x.ts',
    "import { oc } from '@orpc/contract'; import { z } from 'zod'; export { oc, z };",
  ],
  [
    'electron/queue/x.rules.ts',
    "import '../../shared/model/schemes/tier.ts'; import './y.rules.ts';",
  ],
  ['electron/queue/x.rules.ts', 'export const day = (at: number) => new Date(at).toISOString();'],
  [
    'electron/queue/x.router.ts',
    "import '@orpc/server'; import '../hall/index.ts'; import './y.ts';",
  ],
  ['electron/queue/x.repository.ts', "import 'better-sqlite3'; db.prepare('SELECT 1');"],
  ['electron/desktop/x.ts', "import 'electron';"],
  ['electron/main.ts', "import 'electron'; import './desktop/window.ts';"],
  ['electron/cli.ts', "console.error('x');"],
  ['renderer/i18n/zh.ts', "export const zh = { take: '取号' };"],
  ['renderer/i18n/zh.ts', longFile],
  ['renderer/rpc/client.ts', "import '@orpc/client'; import '../../shared/contract/index.ts';"],
  ['renderer/ui/TierBadge.tsx', 'export const TierBadge = () => <b />;'],
  ['build/packaging/some.config.mjs', 'export default {};'],
];

describe('a ban names the way out', () => {
  it.each(forbidden)('%s: %s', async (file, code, expected) => {
    expect(await messages(file, code)).toMatch(expected);
  });
});

describe('what is right passes', () => {
  it.each(allowed)('%s: %s', async (file, code) => {
    expect(await messages(file, code)).not.toMatch(
      /Rules are pure|through|only|Only|ask a|No |says nothing|Case|at home|argument|i18n|too many/,
    );
  });
});

it('a promise that nobody waits for is found', async () => {
  const typed = new ESLint({
    cwd: root,
    overrideConfigFile: configFile,
    overrideConfig: {
      languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.ts'] } } },
    },
  });
  const code = 'export const save = async (): Promise<void> => undefined;\nsave();\n';
  expect(await messages('floating.ts', code, typed)).toMatch(/Promises must be awaited/);
});
