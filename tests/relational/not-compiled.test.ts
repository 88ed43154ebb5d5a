/** The list of what no system is given, which `caboose compile --list` shows, is what the lowering refuses: `-u` writes it anew. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { coverage } from '../targets/tally.ts'

const folder = join(import.meta.dirname, '../../compiler/relational')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .sort()
  .map((file) => readFileSync(join(folder, file), 'utf8'))

/** Clauses that are named in words of their own, by what stands in the code. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'WHAT[e.kind]': 'a table or a curve that is read for each row, and what else only people have',
  '`what \\`': 'what a field refers to, where people or rows do not have it',
  '`\\`${': 'a metric that is added up in another way',
  'program.because': 'a step of pay that is no number in columns',
}

/** Every way in which the lowering refuses: the first argument of `refuse`, and what is put on the list of refusals by itself. */
function refusedBy(source: string): string[] {
  const literal = /(?:refuse\(\s*|refusals?\.push\(\{ what: |isEvent\(core, part\) \? \[\{ what: |const what = )(?:'([^']*)'|"([^"]*)")/g
  const plain = [...source.matchAll(literal)].map(([, single, double]) => single ?? double ?? '')
  const named = [...source.matchAll(/\brefuse\((?!\s*['"]|what[:,])([^\n]*)/g)].map(([, written = '']) => {
    const found = Object.entries(OTHERWISE).find(([begin]) => written.startsWith(begin))
    return found?.[1] ?? `unknown: ${written}`
  })
  return [...plain, ...named]
}

test('the list is what the code refuses', async () => {
  const clauses = [...new Set(sources.flatMap(refusedBy))].sort()
  expect(clauses.length).toBeGreaterThan(20)
  expect(clauses.filter((clause) => clause.startsWith('unknown'))).toEqual([])
  const lines = clauses.map((clause) => `  ${clause.includes("'") ? JSON.stringify(clause) : `'${clause}'`},\n`)
  const text = `/** The clauses that no system is given yet; each is an error on its line (CB701). The tests write this list from what the lowering refuses. */
export const NOT_COMPILED: readonly string[] = [\n${lines.join('')}]\n`
  await expect(text).toMatchFileSnapshot(join(folder, 'not-compiled.ts'))
})

test('every plan that was refused had one of them', async () => {
  const { NOT_COMPILED } = await import('../../compiler/relational/not-compiled.ts')
  const known = new Set(NOT_COMPILED)
  const others = Object.values(coverage().refused)
    .flat()
    .filter((clause) => !known.has(clause))
  expect([...new Set(others)].filter((clause) => !/^`|^what `|^the value/.test(clause))).toEqual([])
})
