import { expect, test } from 'vitest'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { lineSpan } from '../../messages/span.ts'
import { diagnosticsJson } from './json.ts'
import { githubLines, sarif } from './reviews.ts'

const finding: Diagnostic = {
  code: 'CB401',
  severity: 'error',
  message: '100% of `a`, twice',
  span: lineSpan('plans/a,b.plan', 12, 3, 5),
  related: [{ span: lineSpan('plans/company.plan', 4, 1, 2), note: 'first here' }],
  help: 'drop one',
  fix: { title: 'drop `b`', edits: [{ span: lineSpan('plans/a,b.plan', 12, 3, 5), text: '' }] },
}
const end = { line: 12, column: 8 }

test('JSON for programs: lines and columns from 1, nothing left out', () =>
  expect(JSON.parse(diagnosticsJson([finding]))).toEqual({
    schemaVersion: 1,
    diagnostics: [
      {
        code: 'CB401',
        severity: 'error',
        message: '100% of `a`, twice',
        file: 'plans/a,b.plan',
        range: { start: { line: 12, column: 3 }, end },
        related: [
          { file: 'plans/company.plan', range: { start: { line: 4, column: 1 }, end: { line: 4, column: 3 } }, note: 'first here' },
        ],
        help: 'drop one',
        fix: { title: 'drop `b`', edits: [{ file: 'plans/a,b.plan', range: { start: { line: 12, column: 3 }, end }, text: '' }] },
      },
    ],
  }))

test('workflow commands escape what would end them', () =>
  expect(githubLines([finding])).toBe(
    '::error file=plans/a%2Cb.plan,line=12,col=3,endLine=12,endColumn=8,title=CB401::100%25 of `a`, twice%0Ahelp: drop one\n',
  ))

test('SARIF carries the place, the rule and the related places', () =>
  expect(JSON.parse(sarif([finding]))).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'caboose', rules: [{ id: 'CB401' }] } },
        results: [
          {
            ruleId: 'CB401',
            level: 'error',
            locations: [{ physicalLocation: { region: { startLine: 12, startColumn: 3, endLine: 12, endColumn: 8 } } }],
            relatedLocations: [{ message: { text: 'first here' } }],
          },
        ],
      },
    ],
  }))
