import { importTarget, inCheckout, isTest } from './paths.mjs';

/**
 * One rule about who may import what: it speaks for the files that `applies` takes, and `allows` decides
 * on each of their imports.
 * @typedef {{
 *   applies: (file: string) => boolean,
 *   allows: (target: string, file: string) => boolean,
 *   message: string,
 * }} Zone
 */

/**
 * Whether a target is this package or something in it.
 * @param {string} target
 * @param {...string} names
 */
const isPackage = (target, ...names) =>
  names.some((name) => target === `npm:${name}` || target.startsWith(`npm:${name}/`));

/** @param {string} file */
const subjectOf = (file) => /^electron\/([^/]+)\//.exec(file)?.[1];

/** @param {string} file the subject's folder in its layer, with all that is below it */
const roomOf = (file) => file.split('/').slice(0, 2).join('/');

/** @type {readonly Zone[]} */
export const zones = [
  {
    applies: (file) => file.startsWith('shared/'),
    allows: (target, file) =>
      target.startsWith('shared/') ||
      isPackage(target, 'zod', '@orpc/contract') ||
      (isTest(file) && isPackage(target, 'vitest', 'fast-check')),
    message:
      'shared/ runs in every layer and may import only shared/, zod and @orpc/contract: put what needs more into electron/ or renderer/.',
  },
  {
    applies: (file) => file.startsWith('renderer/'),
    allows: (target, file) =>
      target.startsWith('renderer/') ||
      target.startsWith('shared/') ||
      (target.startsWith('npm:') && !isPackage(target, 'electron', 'better-sqlite3')) ||
      (isTest(file) && target.startsWith('node:')),
    message:
      'The renderer knows the main process only by its contract: call a procedure of shared/contract through renderer/rpc.',
  },
  {
    applies: (file) => file.startsWith('electron/'),
    allows: (target) => !/^(renderer|build|e2e|bench)\//.test(target),
    message:
      'electron/ must run without the renderer and the build: put what both need into shared/.',
  },
  {
    applies: (file) => file.endsWith('.rules.ts'),
    allows: (target, file) =>
      target.startsWith('shared/model/') ||
      (target.endsWith('.rules.ts') && roomOf(target) === roomOf(file)),
    message:
      'Rules are pure: import only shared/model and *.rules.ts of the same subject, and take everything else as an argument from the *.service.ts.',
  },
  {
    applies: (file) =>
      !/^electron\/(desktop\/|(main|preload)(\.test)?\.ts$)/.test(file) && !isTest(file),
    allows: (target) => !isPackage(target, 'electron'),
    message:
      'Only electron/desktop, electron/main.ts and electron/preload.ts know Electron: let the desktop shell pass in what is needed.',
  },
  {
    applies: (file) =>
      !/\.repository(\.test)?\.ts$/.test(file) &&
      !/^electron\/data\//.test(file) &&
      !/^(e2e|bench)\//.test(file),
    allows: (target) => !isPackage(target, 'better-sqlite3'),
    message: 'Only *.repository.ts and electron/data know SQLite: ask a repository.',
  },
  {
    applies: (file) =>
      !/\.(router|carrier)(\.test)?\.ts$/.test(file) &&
      !/^(electron\/server|shared\/contract|renderer\/rpc|e2e|bench)\//.test(file),
    allows: (target) => !target.startsWith('npm:@orpc/'),
    message:
      'Only *.router.ts, electron/server, shared/contract and renderer/rpc know oRPC: put the use case into a *.service.ts, or the hook into renderer/rpc.',
  },
  {
    applies: (file) => subjectOf(file) !== undefined,
    allows: (target, file) => {
      const subject = subjectOf(target);
      if (subject === undefined || subject === subjectOf(file)) return true;
      if (isTest(file) && isTest(target)) return true;
      return target === `electron/${subject}/index.ts`;
    },
    message:
      "Subjects of electron/ meet through their index.ts: import the other folder's index.ts, and export there what others may use.",
  },
];

/**
 * Reports imports that cross a zone's border.
 * @type {import('eslint').Rule.RuleModule}
 */
export const zonesRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = inCheckout(context.filename);
    const mine = zones.filter((zone) => zone.applies(file));
    /** @param {{ source?: unknown }} node */
    const check = ({ source }) => {
      const literal = /** @type {import('estree').Literal | null | undefined} */ (source);
      if (!literal || typeof literal.value !== 'string') return;
      const target = importTarget(literal.value, file);
      for (const { allows, message } of mine) {
        if (!allows(target, file)) context.report({ node: literal, message });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
