import { builtinModules } from 'node:module';
import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import angularDomains from './dev/lint/angular-domains.mjs';
import { DRIVERS, layers } from './dev/lint/layers.mjs';

// What specs share inside a project lies in `src/testing`.
const SPECS = ['**/*.spec.ts', '**/src/testing/**/*.ts'];
const BROWSER = ['storefront-ng/**/*.ts', 'admin-ng/**/*.ts', 'libs/ng/**/*.ts'];
const TEMPLATES = ['storefront-ng/**/*.html', 'admin-ng/**/*.html', 'libs/ng/**/*.html'];
const SANDBOX = ['libs/domain/**/*.ts', 'libs/workflow-contracts/**/*.ts', 'workflows/**/*.ts'];
const SERVER_SIDE = ['**/src/server.ts', '**/src/server/**/*.ts', ...SPECS];

const boundaries = (options) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { enforceBuildableLibDependency: false, allow: [], depConstraints: layers(options) },
  ],
});

const noBuiltIns = {
  'no-restricted-imports': [
    'error',
    {
      paths: builtinModules.map((name) => ({
        name,
        message: 'Node built-ins do not exist where this code runs.',
      })),
      patterns: [
        { group: ['node:*'], message: 'Node built-ins do not exist where this code runs.' },
      ],
    },
  ],
};

const TIME_AND_CHANCE = 'Time, ids and chance are arguments here, so that the answer repeats.';
const noTimeNorChance = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: TIME_AND_CHANCE },
    { object: 'Math', property: 'random', message: TIME_AND_CHANCE },
    { object: 'performance', property: 'now', message: TIME_AND_CHANCE },
    { object: 'crypto', property: 'randomUUID', message: TIME_AND_CHANCE },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: TIME_AND_CHANCE,
    },
    { selector: "CallExpression[callee.name='Date']", message: TIME_AND_CHANCE },
  ],
};

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '.angular',
      '.nx',
      '.stack',
      'coverage',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      ...boundaries({ spec: false }),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  { files: SPECS, rules: boundaries({ spec: true }) },
  ...Object.keys(DRIVERS).flatMap((adapter) => [
    { files: [`libs/${adapter}/**/*.ts`], rules: boundaries({ spec: false, adapter }) },
    { files: [`libs/${adapter}/**/*.spec.ts`], rules: boundaries({ spec: true, adapter }) },
  ]),
  {
    files: SPECS,
    rules: {
      'no-restricted-globals': ['error', 'fdescribe', 'fit', 'xdescribe', 'xit'],
    },
  },
  { files: SANDBOX, ignores: SERVER_SIDE, rules: { ...noBuiltIns, ...noTimeNorChance } },
  { files: ['libs/domain/**/*.spec.ts'], rules: noBuiltIns },
  { files: BROWSER, ignores: SERVER_SIDE, rules: noBuiltIns },
  {
    // The environment is parsed by a schema at the start and injected from there.
    files: ['{api,activities,search-indexer}/**/*.ts', 'libs/**/*.ts'],
    ignores: [
      ...SANDBOX,
      ...SPECS,
      '**/main.ts',
      '**/cli.ts',
      '**/*.main.ts',
      '**/src/config/**',
      'libs/testing/**',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read the environment in src/config or main, and pass what it says.',
        },
      ],
    },
  },
  {
    // Nest needs the constructor's parameter types at run time, so type imports would break injection.
    files: ['api/**/*.ts', ...BROWSER],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: BROWSER,
    extends: [...angular.configs.tsRecommended],
    plugins: { 'angular-domains': angularDomains },
    processor: angular.processInlineTemplates,
    rules: { 'angular-domains/isolation': 'error' },
  },
  {
    files: TEMPLATES,
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
