// Usage: node scripts/count-tests.mjs REPORT CODE
// Prints `N passed, N failed` from the JSON report of the tests; fails when a test failed or the report is missing.
// A file that could not be loaded has no tests of its own and counts as one failure. CODE is the exit code of the steps
// before: when they failed without any failing test (types, lint, install), the run counts as one failure.
import { existsSync, readFileSync } from 'node:fs'

const [, , file, code] = process.argv
const files = file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).testResults : []

let passed = 0
let failed = 0
for (const { name, status, assertionResults } of files) {
  const failures = assertionResults.filter((result) => result.status === 'failed').length
  const broken = status === 'failed' && failures === 0
  if (broken) console.error(`${name} could not be run`)
  passed += assertionResults.filter((result) => result.status === 'passed').length
  failed += failures + (broken ? 1 : 0)
}
if (files.length === 0) console.error('the tests wrote no report')
if (failed === 0 && (code !== '0' || passed === 0)) failed = 1

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
