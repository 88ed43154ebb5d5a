/**
 * Words that would end a text, a comment or a template of some language, wherever a plan and its data may have words: labels, reasons, file
 * and column names, texts of the plan, keys and cells. Each system pays what the reference evaluator pays, and runs none of them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { compileTo, TARGETS } from '../../compiler/emit/targets.ts'
import { run } from '../../compiler/run.ts'
import { compared } from './conformance.ts'
import { OPEN } from './engines/all.ts'
import { type Found, isThere } from './engines/engine.ts'
import { STAMP } from './engines/javascript.ts'
import { pythonVersion } from './engines/python.ts'
import { onFiles } from './plans.ts'
import { HOSTILE } from './random.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-hostile-'))
const CANARY = join(folder, 'canary')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Texts that do something where they are code: drop a table, set a name of JavaScript, write a file. */
const ACTIVE = [
  "'; DROP TABLE canary; --",
  '"; DROP TABLE canary; --',
  "\\'; DROP TABLE canary; --",
  '*/ DROP TABLE canary; /*',
  "'||(globalThis.canary = 1)||'",
  '"; globalThis.canary = 1; //',
  '$' + '{globalThis.canary = 1}',
  `'+str(open('${CANARY}','w'))+'`,
  `"""+str(open("${CANARY}","w"))+"""`,
  `{open('${CANARY}','w')}`,
]
/** What a cell of a file may hold. */
const CELLS = [...ACTIVE, ...HOSTILE.filter((text) => !/[\n\t\ufffd\uffff]/.test(text) && text.trim() !== '')]
/** What a plan may hold: no hidden characters. */
const WORDS = CELLS.filter((text) => !text.includes('\u2028'))

const written = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A file name has no `/`, and no more than a file system takes. */
const fileNamed = (text: string): string => `${text.replaceAll('/', '').slice(0, 60)}.csv`

/** The plan whose words are all one text; names that a system reserves are the plan's own. */
const planOf = (word: string): string => `plan hostile ${written(word)}
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
objective grow ${written(word)} because ${written(word)}
record rep from ${written(fileNamed(`r ${word}`))} { id text key from ${written(`id ${word}`)}  select percent from ${written(word)} }
record order from ${written(fileNamed(`o ${word}`))} { table text key  owner rep  won_on date incentive  group text from ${written(word)}  lambda money }
credit order { 100% to order.owner }
metric sold ${written(word)} { supports grow  sum of order.lambda where order.group <> ${written(word)}  accumulates over year }
metric other ${written(`other ${word}`)} { supports grow  sum of order.lambda where order.group = ${written(word)}  accumulates over year }
pay commission ${written(word)} on sold { flat rep.select }
pay second ${written(`second ${word}`)} on other { flat 2% }
`

const made = (word: string) => {
  const { core: own, sources, diagnostics } = compile('hostile.plan', (path) => (path === 'hostile.plan' ? planOf(word) : undefined))
  if (own === undefined) throw new Error(`${word}: ${diagnostics.map(({ message }) => message).join('; ')}`)
  return { core: own, sources }
}
const core = (word: string) => made(word).core

/** Every word is a person, a row and a cell: of two rows the one whose cell is the plan's own word is another part's. */
function filesOf(word: string): ReadonlyMap<string, Uint8Array> {
  const people = CELLS.map((one) => `${cell(one)},5%`)
  const orders = CELLS.map(
    (one, at) => `${cell(`${at} ${one}`)},${cell(one)},2026-01-05,${cell(CELLS[(at + 1) % CELLS.length] ?? '')},100.50`,
  )
  const files = new Map([
    [fileNamed(`r ${word}`), [`${cell(`id ${word}`)},${cell(word)}`, ...people]],
    [fileNamed(`o ${word}`), [`table,owner,won_on,${cell(word)},lambda`, ...orders]],
  ])
  return new Map([...files].map(([name, lines]) => [name, new TextEncoder().encode(`${lines.join('\n')}\n`)]))
}
const QUESTION = { period: 'FY26', asOf: null }

describe.for(Object.entries(OPEN))('%s', ([target, open]) => {
  let found: Found
  beforeAll(async () => {
    found = await open()
  }, 60_000)
  afterAll(() => (isThere(found) ? found.close() : undefined))

  test('pays what the reference pays, and runs no word', { timeout: 300_000 }, async () => {
    if (!isThere(found)) return console.info(`${target} is not run: ${found.missing}`)
    await found.query?.('CREATE TABLE canary (alive INTEGER)')
    for (const word of WORDS) {
      const files = filesOf(word)
      const made = onFiles(word, core(word), (name) => files.get(name), QUESTION)
      if (made === undefined || 'refused' in made) throw new Error(`${word}: ${made?.refused}`)
      expect(made.expected.length).toBe(CELLS.length)
      expect([word, (await compared(found, made))?.wrong]).toEqual([word, []])
    }
    // a canary that was dropped is no table
    expect(String((await found.query?.('SELECT COUNT(*) FROM canary')) ?? 0)).toBe('0')
    expect([globalThis, existsSync(CANARY)]).toEqual([expect.not.objectContaining({ canary: 1 }), false])
  })
})

/** One process for all of them. */
const EACH = `import os, runpy, sys
for folder in sys.argv[1:]:
    os.chdir(folder)
    sys.argv = ["plan.py", folder]
    runpy.run_path("plan.py", run_name="__main__")
`

test('the file of Python reads files and columns that are named so', { timeout: 120_000 }, () => {
  if (pythonVersion() === undefined) return console.info('Python is not run: python3 is not on the path')
  const python = TARGETS.find(({ name }) => name === 'python')
  const made = WORDS.map((word, at) => {
    const compiled = python === undefined ? undefined : compileTo(core(word), python, { period: 'FY26', amounts: undefined }, STAMP)
    if (compiled?.kind !== 'files') throw new Error(word)
    const data = join(folder, `data-${at}`)
    const files = filesOf(word)
    mkdirSync(data)
    for (const [name, bytes] of files) writeFileSync(join(data, name), bytes)
    writeFileSync(join(data, 'plan.py'), compiled.files.get('hostile.py') ?? '')
    const owed = run(core(word), (name) => files.get(name), QUESTION).outcome?.earnings ?? []
    return { word, data, owed: owed.length }
  })
  const said = spawnSync('python3', ['-c', EACH, ...made.map(({ data }) => data)], { encoding: 'utf8' })
  expect([said.stderr, existsSync(CANARY)]).toEqual(['', false])
  for (const { word, data, owed } of made)
    expect([word, readFileSync(join(data, 'earnings.csv'), 'utf8').trimEnd().split('\n').length - 1]).toEqual([word, owed])
})

test.for(TARGETS.map((target) => [target.name, target] as const))('%s: a comment holds no mark that could end it', ([, target]) => {
  const comments = (word: string): string[] => {
    const { core: own, sources } = made(word)
    const found = compileTo(own, target, { period: 'FY26', amounts: '1000' }, { ...STAMP, sources })
    if (found.kind !== 'files') throw new Error(`${word}: ${JSON.stringify(found)}`)
    for (const name of found.files.keys()) expect(name).toMatch(/^hostile\.[a-z.-]+$/)
    const lines = [...found.files.values()].flatMap((text) => text.split('\n'))
    const beside = lines.flatMap((line) => /^ {2}["`]\w+["`] [A-Za-z0-9(),]+ *(--.*)$/.exec(line)?.[1] ?? [])
    return [...lines.filter((line) => /^\s*(--|#|\/\/|\/?\*)/.test(line)), ...beside]
  }
  const usual = new Set(comments('usual'))
  for (const word of WORDS)
    for (const line of comments(word))
      if (!usual.has(line)) expect(line.replace(/^\s*(--|#|\/\/|\/\*\*|\*)|\*\/$/g, '')).not.toMatch(/--|['"`{}\\*/]/)
})
