/** Worked examples of what no published case shows: each plan comes to the amounts derived beside them, and docs/worked-examples.md shows it whole. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { format } from '../../compiler/format.ts'
import { tableOf } from './markdown.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'plans/worked')
const FACTS = 'harbor.plan'
/** In the order in which they are read. */
const ORDER = [
  'proration',
  'rate-change',
  'new-manager',
  'distinct',
  'rolling',
  'multipliers',
  'carry-over',
  'holdback',
  'forgiven-draw',
  'precedence',
  'credit-factors',
  'cents',
  'ties',
  'budget',
]
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

interface Page {
  readonly title: string
  /** What the first comment says. */
  readonly about: string
  /** The text below it. */
  readonly plan: string
}

function pageOf(name: string): Page {
  const lines = textOf(`${name}.plan`).split('\n')
  const start = lines.findIndex((line) => line.startsWith('plan '))
  return {
    title: /"(.*)"/.exec(lines[start] ?? '')?.[1] ?? name,
    about: lines
      .slice(0, start)
      .map((line) => line.replace(/^# ?/, ''))
      .join(' '),
    plan: lines.slice(start).join('\n'),
  }
}

test('every plan is on the page', () => {
  const plans = readdirSync(FOLDER).filter((file) => file.endsWith('.plan') && file !== FACTS)
  expect(plans.sort()).toEqual(ORDER.map((name) => `${name}.plan`).sort())
})

describe.for(ORDER)('%s', (name) => {
  const file = `${name}.plan`
  const compiled = compile(file, textOf)
  test('is understood, and laid out', () => {
    expect(compiled.diagnostics.map(({ message }) => message)).toEqual([])
    expect(format(textOf(file), file).text).toBe(textOf(file))
  })
  for (const result of runExamples(compiled))
    test(result.name, () => {
      expect(result.diagnostics.map(({ message }) => message)).toEqual([])
      expect(result.expectations.length).toBeGreaterThan(0)
      for (const { says, expected, got } of result.expectations) expect(`${says} ${got}`).toBe(`${says} ${expected}`)
    })
  test('derives its amounts beside them', () => {
    const { plan } = pageOf(name)
    const examples = plan.split(/^(?=example )/m)
    expect(examples.length).toBeGreaterThan(1)
    for (const before of examples.slice(0, -1)) expect(before.trimEnd().split('\n').at(-1)).toMatch(/^#/)
  })
})

test('the page is fresh', async () => {
  const pages = ORDER.map((name) => ({ name, ...pageOf(name) }))
  const page = [
    '# Worked examples',
    'Some of what a plan can say is in no published example that shows its arithmetic. Here it is worked by hand: above each example stands the derivation, and the amounts below it were written from that, not from what was printed. Every plan is run by a test, and by `npx caboose test plans/worked`. Which example shows which mechanic is listed [with the published cases](../plans/published/README.md).',
    tableOf(
      ['what', 'the plan'],
      pages.map(({ name, title }) => [`[${title}](#${anchorOf(title)})`, `[${name}](../plans/worked/${name}.plan)`]),
    ),
    ...pages.map(({ title, about, plan }) => `## ${title}\n\n${about}\n\n\`\`\`caboose\n${plan}\`\`\``),
    '## The facts that these plans share',
    `\`\`\`caboose file=${FACTS}\n${textOf(FACTS)}\`\`\``,
    'This page is written by `tests/published/worked.test.ts` from `plans/worked`.',
  ].join('\n\n')
  await expect(`${page}\n`).toMatchFileSnapshot(join(ROOT, 'docs/worked-examples.md'))
})

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
