import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which folder of src may import which (docs/ARCHITECTURE.md). A folder may always import itself. */
const MAY_IMPORT = {
  core: [],
  content: ['core'],
  importer: ['core'],
  runner: ['core'],
  engine: ['core'],
  sandbox: ['core', 'engine'],
  grader: ['core', 'engine'],
  session: ['core', 'content', 'importer', 'runner'],
  ui: ['core', 'session'],
};
const FOLDERS = Object.keys(MAY_IMPORT);
/** Packages that only some folders may use. */
const PACKAGES = {
  '@tensorflow/': ['engine', 'sandbox', 'grader'],
  react: ['ui'],
  'monaco-editor': ['ui/editor'],
};

function importTable(folder) {
  const foreign = FOLDERS.filter((other) => other !== folder && !MAY_IMPORT[folder].includes(other));
  const patterns = [
    {
      regex: '^\\.\\./',
      message: "Import upwards and across folders as '#folder/file.ts'; downwards as './file.ts'.",
    },
    {
      regex: `^#(${foreign.join('|')})/`,
      message: `src/${folder} may not import this (docs/ARCHITECTURE.md).`,
    },
  ];
  for (const [name, allowed] of Object.entries(PACKAGES)) {
    if (allowed.some((place) => place === folder)) continue;
    patterns.push({ regex: `^${name}`, message: `Only ${allowed.join(', ')} may import ${name}.` });
  }
  if (folder === 'core')
    patterns.push({ regex: '^(?!valibot$|\\.)', message: 'src/core imports nothing but valibot.' });
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.cache', 'tests/fixtures/**', 'test-results', 'playwright-report'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.core.json',
          './tsconfig.worker.json',
          './tsconfig.page.json',
          './tsconfig.exercises.json',
          './tsconfig.node.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // Must be readable where nothing else of the lab is.
    files: ['public/floor.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script' },
  },
  ...FOLDERS.map(importTable),
  {
    // Within ui, only ui/editor touches Monaco.
    files: ['src/ui/editor/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^#(content|runner|sandbox|grader|engine)/',
              message: 'src/ui/editor may not import this.',
            },
            { regex: '^@tensorflow/', message: 'Only engine, sandbox, grader may import tfjs.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/ui/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: { ...reactHooks.configs.recommended.rules, ...jsxA11y.flatConfigs.recommended.rules },
  },
  {
    // Teaching text and learners' mistakes: types are checked, style is theirs.
    files: [
      'exercises/*/*/{starter,reference}.ts',
      'exercises/*/*/weak/*.ts',
      'exercises/free-play/*.ts',
      'exercises/handbook/*.ts',
    ],
    rules: {
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Knows no class whose constructor a package keeps to itself, as tf.data.Dataset.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
);
