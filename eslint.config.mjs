import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import css from '@eslint/css';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which folders, or single files, a folder's files may import from. The architecture in one table. */
const mayImport = {
  pages: ['components', 'hooks', 'lib'],
  components: ['components', 'hooks', 'lib'],
  hooks: ['hooks', 'lib'],
  lib: ['lib'],
  'lib/signaling': ['lib/signaling'],
  server: ['server', 'lib/signaling'],
  // The server's lowest floor: everybody there stands on it, and it on nobody.
  'server/net': ['server/net'],
  'server/shares': ['server/shares', 'server/net', 'server/time', 'server/config/guard-config.ts'],
  'server/process': ['server/process', 'server/config.ts'],
  // Rooms know connections by their ids, and neither sockets nor other servers.
  'server/rooms': [
    'server/rooms',
    'server/shares',
    'server/time',
    'server/is-same-secret.ts',
    'lib/signaling',
  ],
};

const rooms = ['pages', 'components', 'hooks', 'lib', 'server', '__tests__', 'deploy'];

/** Every room but the allowed ones; of an allowed part's room only that part. */
const zones = Object.entries(mayImport).flatMap(([target, allowed]) =>
  rooms
    .filter((room) => !allowed.includes(room))
    .map((room) => ({
      target: `./${target}`,
      from: `./${room}`,
      except: allowed
        .filter((folder) => folder.startsWith(`${room}/`))
        .map((folder) => `./${folder.slice(room.length + 1)}`),
      message: `${target} may import only from ${allowed.join(', ')} (docs/architecture.md).`,
    })),
);

/**
 * Which other folders of `lib`, or single files, each of its folders may import from. What is below knows nothing of what is
 * above.
 */
const libMayImport = {
  base: [],
  signaling: [],
  storage: ['base'],
  line: ['base', 'signaling'],
  check: ['base', 'line', 'media', 'rooms', 'signaling'],
  media: ['base', 'signaling', 'storage'],
  sealing: ['signaling'],
  phrase: ['base', 'i18n', 'signaling'],
  rooms: ['base', 'sealing', 'signaling', 'storage'],
  door: ['base', 'line', 'signaling', 'storage'],
  chat: ['base', 'sealing', 'signaling'],
  i18n: [],
  preferences: ['i18n'],
  emoji: ['i18n'],
  captions: ['base', 'i18n', 'storage'],
  sounds: ['base', 'media', 'storage'],
  shortcuts: ['base', 'storage'],
  security: [],
  invite: [],
  // The script for other sites makes links, too.
  embed: ['base', 'i18n', 'rooms', 'stage'],
  offline: ['i18n', 'preferences'],
  stage: ['base', 'signaling', 'storage'],
  transfer: ['base', 'sealing', 'signaling', 'storage'],
  // What it tells is told of snapshots; of a call it sees no more.
  history: [
    ...['base', 'media', 'signaling', 'call/stats'],
    ...['call/call-snapshot.ts', 'call/link/link-state.ts'],
  ],
  call: ['base', 'door', 'line', 'media', 'phrase', 'sealing', 'signaling', 'storage'],
  'call/stats': ['base', 'line', 'signaling'],
  'call/media': ['base', 'media', 'signaling', 'call/stats'],
  'call/messages': ['signaling'],
  'call/link': ['base', 'line', 'media', 'phrase', 'signaling', 'call/stats', 'call/media'],
  'call/seat': ['base', 'door', 'line', 'phrase', 'sealing', 'signaling', 'storage'],
  'call/people': [
    ...['base', 'line', 'media', 'phrase', 'signaling', 'call/stats', 'call/media'],
    ...['call/messages', 'call/link', 'call/seat'],
  ],
};

/** The same for folders of hooks. */
const hooksMayImport = {
  base: [],
  words: ['base'],
  visitor: ['base'],
  room: ['base'],
  media: ['base'],
  captions: ['base'],
  stage: ['base', 'media'],
  check: ['base', 'words'],
  chat: ['base', 'visitor'],
  transfer: ['base', 'media'],
  call: ['base', 'room', 'stage'],
};

/** The same for components: the view of a call is of parts that do not know it, and so is a page. */
const componentsMayImport = {
  ui: [],
  captions: ['ui'],
  connection: ['ui'],
  emoji: ['ui'],
  history: ['ui'],
  insecure: ['ui'],
  invite: ['ui'],
  browser: ['ui', 'invite'],
  layout: ['ui'],
  app: ['ui', 'layout'],
  home: ['ui', 'insecure', 'layout'],
  privacy: ['ui'],
  sounds: ['ui'],
  door: ['ui', 'sounds'],
  devices: ['ui', 'captions', 'door', 'layout', 'sounds'],
  controls: ['devices'],
  apart: ['ui', 'controls', 'devices'],
  embed: ['controls', 'devices'],
  gestures: ['ui', 'controls'],
  lobby: ['ui', 'browser', 'controls', 'devices', 'insecure', 'layout', 'privacy'],
  check: ['ui', 'browser', 'devices', 'layout', 'lobby'],
  people: ['ui', 'gestures'],
  shortcuts: ['ui', 'controls', 'devices'],
  transfer: ['ui'],
  chat: ['ui', 'controls', 'emoji', 'transfer'],
  zoom: ['ui'],
  stage: ['ui', 'apart', 'connection', 'gestures', 'zoom'],
  call: [
    'ui',
    'apart',
    'captions',
    'chat',
    'connection',
    'controls',
    'devices',
    'door',
    'gestures',
    'history',
    'invite',
    'layout',
    'people',
    'privacy',
    'shortcuts',
    'stage',
    'transfer',
  ],
  room: ['ui', 'browser', 'call', 'embed', 'history', 'home', 'insecure', 'layout', 'lobby'],
};

/** @returns the paths of all folders in that room, from there on */
function foldersOf(room) {
  const path = join(import.meta.dirname, room);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));
}

/** @throws where the table lacks a folder, or has one that is not there: what has no row may import anything */
function floorsOf(room, table) {
  const rows = Object.keys(table);
  const folders = foldersOf(room);
  const unlike = [...rows, ...folders].filter(
    (one) => !rows.includes(one) || !folders.includes(one),
  );
  if (unlike.length > 0) {
    throw new Error(`A row without a folder of ${room}, or the other way: ${unlike.join(', ')}`);
  }
  return Object.entries(table).map(([folder, allowed]) => ({
    target: `./${room}/${folder}`,
    from: `./${room}`,
    except: [folder, ...allowed].map((other) => `./${other}`),
    message: `${room}/${folder} may import only from ${allowed.join(', ') || 'nothing of ours'} (docs/architecture.md).`,
  }));
}

const floors = [
  ...floorsOf('lib', libMayImport),
  ...floorsOf('hooks', hooksMayImport),
  ...floorsOf('components', componentsMayImport),
];

const frameworks = ['react', 'react-dom', 'next', 'next/*', 'socket.io', 'use-intl', '@radix-ui/*'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'test-results/', 'playwright-report/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.css'] })],
    },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...zones, ...floors] }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['{pages,components,hooks}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.recommended],
    // People who talk have no captions.
    rules: { 'jsx-a11y/media-has-caption': 'off' },
  },
  {
    files: ['__tests__/**/*.{ts,tsx}'],
    rules: {
      // Doubles keep the signatures of what they stand for, and Jest's matchers are untyped.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['lib/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: frameworks }] },
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: { 'no-unused-vars': 'error' },
  },
  {
    // No style that the oldest browsers of `browserslist` (package.json) don't know: those of March 2023. A test has the two
    // agree (`browser-floor.test.ts`).
    files: ['**/*.css'],
    plugins: { css },
    language: 'css/css',
    rules: {
      'css/use-baseline': [
        'error',
        {
          available: 2022,
          // Theirs as well, though not of all older ones.
          allowAtRules: ['container'],
          allowFunctions: ['color-mix'],
          // Where they are missing, nothing is.
          allowProperties: [
            'container',
            'container-type',
            'text-wrap',
            'outline',
            'accent-color',
            'resize',
            'forced-color-adjust',
            'overflow-anchor',
          ],
          allowMediaConditions: ['prefers-reduced-transparency'],
          allowSelectors: ['has'],
        },
      ],
    },
  },
);
