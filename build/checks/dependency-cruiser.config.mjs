/** Tests and what is made for them: fixtures, and stand-ins for parts of the world outside. */
const test = '(\\.(test|spec|fixture)|/stand-in[\\w-]*)\\.tsx?$';
/** What is started from outside, not imported. */
const entries =
  '^electron/((main|cli|preload|browser-host)\\.ts$|.*\\.worker\\.ts$)|^renderer/main\\.tsx$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move what both need into a third file below them, or pass it in.',
      severity: 'error',
      // none.ts takes the types of the index that it stands for.
      from: { pathNot: '^electron/demo/none\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'shared-is-the-floor',
      comment: 'shared/ runs in every layer: it may not reach up.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|build|e2e|bench)/' },
    },
    {
      name: 'layers-meet-in-the-contract',
      comment: 'The renderer and the main process know each other only by shared/contract.',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^(electron|renderer)/', pathNot: '^$1/' },
    },
    {
      name: 'data-below-subjects',
      comment: 'electron/data serves every subject and knows none: pass in what is special.',
      severity: 'error',
      from: { path: '^electron/data/', pathNot: test },
      to: { path: '^electron/', pathNot: '^electron/data/' },
    },
    {
      name: 'desktop-on-top',
      comment:
        'Only main.ts and preload.ts stand on the desktop shell: have it pass in what is needed.',
      severity: 'error',
      from: {
        path: '^electron/',
        pathNot: ['^electron/(desktop/|(main|preload)(\\.test)?\\.ts$)', test],
      },
      to: { path: '^electron/desktop/' },
    },
    {
      name: 'runs-without-electron',
      comment: 'The command line and the browser host start where there is no Electron.',
      severity: 'error',
      from: { path: '^electron/((cli|browser-host)|app/console)\\.ts$' },
      to: { path: '^(node_modules/)?electron(/(index\\.js|electron\\.d\\.ts))?$', reachable: true },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules import only shared/model and rules of their own subject.',
      severity: 'error',
      from: { path: '^([^/]+/[^/]+)/.+\\.rules\\.ts$' },
      to: { pathNot: ['^shared/model/', '^$1/.+\\.rules\\.ts$'] },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'What a test needs is not there in a package.',
      severity: 'error',
      from: { pathNot: test },
      to: { path: test },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing that is started imports this file: use it or delete it.',
      severity: 'error',
      from: { path: entries },
      to: {
        path: '^(electron|renderer|shared)/',
        // none.ts stands for the demo in a build without it: only vite.config.ts names it.
        pathNot: [test, entries, '\\.d\\.ts$', '^electron/demo/none\\.ts$'],
        reachable: false,
      },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere: mend the path or add the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|release|test-results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
