/** Which test files belong to which part of `npm test`; no file belongs to two. */
const desktop = [
  'electron/desktop/**/*.test.ts',
  'electron/main.test.ts',
  'electron/preload.test.ts',
];
const router = ['electron/server/**/*.router.test.ts', 'electron/server/**/*.carrier.test.ts'];
const unit = ['electron', 'renderer', 'shared', 'build', 'bench', 'e2e'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);

/**
 * The projects of Vitest, named as the parts of `npm test`.
 * @param {string} root
 */
export function testProjects(root) {
  /**
   * @param {string} name
   * @param {string[]} include
   * @param {string[]} exclude
   */
  const project = (name, include, exclude = []) => ({
    test: {
      name,
      root,
      include,
      exclude: ['**/node_modules/**', ...exclude],
      globalSetup: ['build/checks/test-folder.mjs'],
      // Machines are shared: a limit is for what hangs, not for what is slow.
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  });
  return [
    project('unit', unit, [...router, ...desktop]),
    project('router', router),
    project('desktop', desktop),
  ];
}
