import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { vestibule } from './lint/plugin.mjs';
import { root } from '../toolchain.mjs';

const tests = [
  '**/*.test.{ts,tsx}',
  '**/*.spec.ts',
  '**/*.fixture.ts',
  '**/stand-in*.ts',
  'e2e/**',
  'bench/**',
];

export default defineConfig(
  globalIgnores(['**/node_modules/', 'dist/', 'release/', 'coverage/', 'test-results/', '.cache/']),
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    plugins: { vestibule },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'vestibule/zones': 'error',
      'vestibule/file-name': 'error',
      'vestibule/no-enum': 'error',
      'vestibule/no-default-export': 'error',
      'vestibule/no-interface-prefix': 'error',
      'vestibule/no-console': 'error',

      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Callbacks may do their work at once or later: () => void | Promise<void>.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Spreading splits by code points: right for Chinese, which has no combining characters.
      '@typescript-eslint/no-misused-spread': 'off',
      // An async function without await still turns what it throws into a rejection, as ports promise.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['electron/**'], rules: { 'vestibule/sql-in-repositories': 'error' } },
  {
    files: ['electron/**'],
    ignores: tests,
    rules: { 'vestibule/no-bare-interval': 'error' },
  },
  {
    files: ['electron/desktop/**', 'electron/main.ts', 'electron/preload.ts'],
    ignores: tests,
    rules: { 'vestibule/weak-shell': 'error' },
  },
  {
    files: ['renderer/**'],
    ignores: tests,
    rules: { 'vestibule/raw-markup': 'error' },
  },
  { files: ['renderer/**'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/i18n/**', ...tests],
    rules: { 'vestibule/chinese-in-i18n': 'error' },
  },
  {
    files: ['**/*.rules.ts', 'shared/**/*.ts'],
    ignores: tests,
    rules: { 'vestibule/no-hidden-input': 'error' },
  },
  {
    files: ['electron/data/**', '**/*.repository.ts', ...tests],
    rules: { 'vestibule/sql-in-repositories': 'off' },
  },
  {
    files: ['electron/cli.ts', 'build/**', 'bench/**'],
    rules: { 'vestibule/no-console': 'off' },
  },
  {
    files: ['vite.config.ts', 'e2e/playwright.config.ts', 'build/**/*.config.{js,mjs,cjs}'],
    rules: { 'vestibule/no-default-export': 'off' },
  },
  { files: ['**/*.{data,generated}.ts', 'renderer/i18n/**'], rules: { 'max-lines': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: {
      // Casts are comments here, which these rules do not read; the compiler does.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Matchers such as expect.any() and stand-ins are typed any, and methods are handed to expect() unbound.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  prettier,
);
