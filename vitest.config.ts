import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const folders = ['messages', 'grammar', 'runtime', 'compiler', 'cli', 'editor', 'playground', 'scripts']

/** The files that take minutes, the longest first: one that starts late is waited for alone. */
const LONG = ['targets/conformance', 'targets/spark', 'pairs/', 'browser/', 'docs/docs', 'asking/companies', 'targets/']

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONG.findIndex((name) => moduleId.includes(`/tests/${name}`))
  return place < 0 ? LONG.length : place
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // those of a project one after the other, since they share what is loaded
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b) || a.project.name.localeCompare(b.project.name))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/all.json' },
    environment: 'node',
    testTimeout: 30_000,
    setupFiles: ['tests/seed.ts'],
    // two where there are two processors: many tests wait for programs that they start
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // files share what is loaded, which otherwise takes longer than most of them
    isolate: false,
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
          // its modules import one another without their endings, which Node does not take
          server: { deps: { inline: ['dt-sql-parser'] } },
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], globalSetup: ['tests/browser/setup.ts'], testTimeout: 120_000 },
      },
    ],
  },
})
