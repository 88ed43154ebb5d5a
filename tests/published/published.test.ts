/**
 * Worked examples that others have published, as plans: each text is laid out, binds, and comes to the published cents; what waits for
 * a mechanic is listed by it in plans/published/README.md.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { parse } from '../../grammar/parse.ts'
import { print } from '../../grammar/print.ts'
import { tableOf } from './markdown.ts'
import { caseText, shippedExamples, tablesOfMechanics } from './shown.ts'

const FOLDER = join(import.meta.dirname, '../../plans/published')
const LATER = 'CB210'
const Case = z.strictObject({
  id: z.string(),
  source: z.string(),
  url: z.string().nullable(),
  mechanics: z.array(z.string()),
  plans: z.array(z.string()),
  /** Why the case is no plan of pay. */
  reason: z.string().optional(),
  /** What was published, where it depends on the order in which things are computed. */
  contradicts: z.string().optional(),
  /** The answer of exact arithmetic, in any order. */
  answer: z.string().optional(),
})
const cases = z.array(Case).parse(JSON.parse(readFileSync(join(FOLDER, 'cases.json'), 'utf8')))
const texts = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.plan'))
    .map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]),
)
const FACTS = ['acme.plan', 'agency.plan']
const plans = [...texts.keys()].filter((file) => !FACTS.includes(file))
const compiled = new Map(plans.map((file) => [file, compile(file, (path) => texts.get(path))]))

/** The mechanics that a plan waits for, as its findings name them. */
const waitsFor = (file: string): string[] => [
  ...new Set(
    (compiled.get(file)?.diagnostics ?? []).flatMap(({ code, message }) => (code === LATER ? (message.match(/`[^`]+`/)?.[0] ?? []) : [])),
  ),
]

test('every plan belongs to a case, and every case has a plan or a reason', () => {
  expect(cases.flatMap((one) => one.plans.map((plan) => `${plan}.plan`)).filter((plan) => !plans.includes(plan))).toEqual([])
  expect(plans.filter((plan) => !cases.some((one) => one.plans.includes(plan.replace('.plan', ''))))).toEqual([])
  expect(cases.filter((one) => (one.plans.length === 0) === (one.reason === undefined)).map(({ id }) => id)).toEqual([])
  expect(cases.filter((one) => (one.reason ?? one.contradicts) !== undefined && one.answer === undefined).map(({ id }) => id)).toEqual([])
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
})

describe.for([...texts.keys()])('%s', (file) => {
  const text = texts.get(file) ?? ''
  test('is laid out', () => expect(print(parse(text, file, () => undefined))).toBe(text))
})

describe.for(plans)('%s', (file) => {
  const one = compiled.get(file)
  if (one === undefined) throw new Error(`${file} was not compiled`)
  const waits = waitsFor(file)
  test('is understood', () => {
    expect(one.diagnostics.filter(({ code, severity }) => severity !== 'hint' && code !== LATER).map(({ message }) => message)).toEqual([])
  })
  test(waits.length > 0 ? `pays nobody while it waits for ${waits.join(', ')}` : 'comes to the published amounts', () => {
    if (waits.length > 0) return expect(one.core).toBeUndefined()
    const results = runExamples(one)
    expect(results.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([])
    expect(results.length).toBeGreaterThan(0)
  })
})

const link = ({ source, url }: z.infer<typeof Case>): string => (url === null ? source : `[${source}](${url})`)
const shownCase = ({ id, plans: own }: z.infer<typeof Case>) => ({
  name: id,
  link: `${own[0] ?? id}.plan`,
  text: caseText(own.map((plan) => texts.get(`${plan}.plan`) ?? '')),
})

test('the list of cases is fresh', async () => {
  const withPlans = cases.filter((one) => one.plans.length > 0)
  const ready = withPlans.filter((one) => one.plans.every((plan) => waitsFor(`${plan}.plan`).length === 0))
  const waiting = withPlans.filter((one) => !ready.includes(one))
  const ordered = ready.filter((one) => one.contradicts !== undefined)
  const passing = ready.filter((one) => one.contradicts === undefined)
  const files = (one: z.infer<typeof Case>): string => one.plans.map((plan) => `[${plan}](${plan}.plan)`).join(', ')
  const page = [
    '# Published examples',
    '',
    'Worked examples of pay that vendors, consultants, filings and forums have published, each as a plan whose examples hold the published numbers to the cent. `npx caboose test plans/published` runs them. The texts share the facts of `acme.plan` and `agency.plan`. This page is written by its test.',
    '',
    `## ${passing.length} cases that come to the published amounts`,
    '',
    tableOf(
      ['case', 'source', 'plan', 'mechanics'],
      passing.map((one) => [one.id, link(one), files(one), one.mechanics.join(', ')]),
    ),
    '',
    `## ${ordered.length} cases whose published answer depends on an order`,
    '',
    'The plan comes to the answer that does not.',
    '',
    tableOf(
      ['case', 'source', 'plan', 'published', 'the answer in any order'],
      ordered.map((one) => [one.id, link(one), files(one), one.contradicts ?? '', one.answer ?? '']),
    ),
    ...(waiting.length === 0
      ? []
      : [
          '',
          `## ${waiting.length} cases that wait for a mechanic`,
          '',
          tableOf(
            ['case', 'source', 'plan', 'waits for'],
            waiting.map((one) => [
              one.id,
              link(one),
              files(one),
              [...new Set(one.plans.flatMap((plan) => waitsFor(`${plan}.plan`)))].join(', '),
            ]),
          ),
        ]),
    '',
    `## ${cases.length - withPlans.length} cases that are no plan of pay`,
    '',
    tableOf(
      ['case', 'source', 'why', 'the answer'],
      cases.filter((one) => one.reason !== undefined).map((one) => [one.id, link(one), one.reason ?? '', one.answer ?? '']),
    ),
    '',
    '## Which case shows which mechanic',
    '',
    'Found in the texts: a case or an example is named where its text, which is run, holds the words that the mechanic needs.',
    '',
    tablesOfMechanics(passing.map(shownCase), shippedExamples()),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(FOLDER, 'README.md'))
})
