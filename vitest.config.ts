import { defineConfig } from 'vitest/config'

const folders = ['messages', 'grammar', 'runtime', 'compiler', 'cli', 'editor', 'playground', 'scripts']

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/all.json' },
    environment: 'node',
    testTimeout: 30_000,
    coverage: { include: folders.map((folder) => `${folder}/**/*.ts`), exclude: ['**/*.test.ts'], reportsDirectory: 'coverage' },
    projects: [
      { extends: true, test: { name: 'house', include: ['tests/house/**/*.test.ts'] } },
      { extends: true, test: { name: 'unit', include: folders.map((folder) => `${folder}/**/*.test.ts`) } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/house/**', 'tests/browser/**'],
          globalSetup: ['tests/build-once.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], globalSetup: ['tests/browser/setup.ts'], testTimeout: 120_000 },
      },
    ],
  },
})
