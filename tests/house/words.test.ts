import { describe, expect, test } from 'vitest'
import { filesMatching } from './files.ts'
import { forbiddenWords } from './words.ts'

const text = /\.(tsx?|mjs|json|md|plan|html|css|yml|sh)$|^\.ci\/|^[^/]*\.npmrc$|^LICENSE$/
const one = (path: string, line: string) => forbiddenWords([{ path, text: `first\n${line}\n` }])

describe('this repository', () => {
  test('has no forbidden word', () => expect(forbiddenWords(filesMatching(text))).toEqual([]))
})

describe('the rules can fail', () => {
  test.for([
    ['cli/a.ts', '// TODO later', 'cli/a.ts:2 TODO: unfinished work belongs in an issue'],
    ['docs/a.md', 'FIXME', 'docs/a.md:2 FIXME: unfinished work belongs in an issue'],
    ['cli/a.ts', 'const a = b as any', 'cli/a.ts:2 as any: no `any`'],
    ['cli/a.ts', 'const a: any[] = []', 'cli/a.ts:2 : any: no `any`'],
    ['cli/a.ts', '// @ts-ignore', 'cli/a.ts:2 @ts-ignore: no silenced compiler'],
    ['runtime/exact/a.ts', 'const a = Number(b)', 'runtime/exact/a.ts:2 Number(: pay is exact: no floating point'],
    ['runtime/evaluate/a.ts', 'a.toFixed(2)', 'runtime/evaluate/a.ts:2 .toFixed: pay is exact: no floating point'],
    ['runtime/ledger/a.ts', 'Math.round(a)', 'runtime/ledger/a.ts:2 Math.round: pay is exact: no floating point'],
    ['runtime/ledger/a.ts', 'Math.round(a) // exact:', 'runtime/ledger/a.ts:2 Math.round: pay is exact: no floating point'],
    ['cli/a.test.ts', 'test.only("x")', 'cli/a.test.ts:2 test.only: every test runs'],
    ['cli/a.test.ts', 'describe.skip("x")', 'cli/a.test.ts:2 describe.skip: every test runs'],
    ['docs/a.md', 'see /work/main', 'docs/a.md:2 /work/: no path of a machine'],
    ['cli/a.ts', "const dir = '/tmp/x'", 'cli/a.ts:2 /tmp/: no path of a machine'],
    ['docs/a.md', 'see ../shared/design', 'docs/a.md:2 ../shared: no path of a machine'],
    ['a.json', '"https://registry.npmjs.org/x"', 'a.json:2 registry.npmjs: no registry host'],
  ] as const)('%s: %s', ([path, line, found]) => expect(one(path, line)).toEqual([found]))
})

describe('what is allowed passes', () => {
  test('a number with its reason', () => expect(one('runtime/exact/a.ts', 'Number(a) // exact: below 2^31')).toEqual([]))
  test('a number away from pay', () => expect(one('cli/a.ts', 'Number(a)')).toEqual([]))
  test('a path that only ends like a machine path', () => expect(one('docs/a.md', 'see tests/work/x and ./tmp/y')).toEqual([]))
})
