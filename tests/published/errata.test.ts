/** Published figures that exact arithmetic contradicts: each plan comes to the exact figure, refuses the published one, and docs/errata.md says why. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { tableOf } from './markdown.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'plans/published/errata')
const FACTS = 'facts.plan'
const Erratum = z.strictObject({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  url: z.string(),
  asked: z.string(),
  published: z.string(),
  exact: z.string(),
  why: z.string(),
  /** The exact amount as the plan's example expects it, and the published one in the same place. */
  figure: z.strictObject({ exact: z.string(), published: z.string() }),
})
type Erratum = z.infer<typeof Erratum>
const errata = z.array(Erratum).parse(JSON.parse(readFileSync(join(FOLDER, 'errata.json'), 'utf8')))
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

/** The results of the examples of a text that reads the shared facts. */
function examplesOf(text: string) {
  const compiled = compile('erratum.plan', (path) => (path === 'erratum.plan' ? text : textOf(path)))
  expect(compiled.diagnostics.map(({ message }) => message)).toEqual([])
  return runExamples(compiled)
}

test('every erratum has a plan, and every plan its erratum', () => {
  const plans = readdirSync(FOLDER).filter((file) => file.endsWith('.plan') && file !== FACTS)
  expect(plans.sort()).toEqual(errata.map(({ id }) => `${id}.plan`).sort())
})

describe.for(errata)('$id', ({ id, figure }) => {
  const text = textOf(`${id}.plan`)
  test('comes to the exact figure', () => {
    const results = examplesOf(text)
    expect(results.length).toBeGreaterThan(0)
    expect(results.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual([])
  })
  test('contradicts the published one', () => {
    expect(text).toContain(figure.exact)
    expect(examplesOf(text.replace(figure.exact, figure.published)).some(({ passed }) => !passed)).toBe(true)
  })
})

const chapter = ({ id, title, source, url, asked, published, exact, why }: Erratum, i: number): string =>
  [
    `## ${i + 1}. ${title}`,
    asked,
    [`- published: **${published}** ([${source}](${url}))`, `- exact: **${exact}**`].join('\n'),
    why,
    `\`\`\`caboose\n${textOf(`${id}.plan`)}\`\`\``,
  ].join('\n\n')

test('the page is fresh', async () => {
  const page = [
    '# Nine published figures that exact arithmetic contradicts',
    `Of the worked examples that were turned into plans to test this language, [most come out to the cent](../plans/published/README.md). These ${errata.length} do not, and the arithmetic is not at fault. None of the mistakes is foolish: each is a bound counted twice, a digit typed from memory, a remainder cut off, the things that spreadsheets let pass. Together they are a fair list of what a compensation team should distrust.`,
    'Each comes with a small plan. Its examples hold the exact figure and are run by a test; the same test puts the published figure in its place and sees the example fail. `npx caboose test plans/published/errata` runs them.',
    tableOf(
      ['what went wrong', 'published', 'exact'],
      errata.map(({ title, published, exact }, i) => [`${i + 1}. ${title}`, published, exact]),
    ),
    ...errata.map(chapter),
    '## The facts that these plans share',
    `\`\`\`caboose file=${FACTS}\n${textOf(FACTS)}\`\`\``,
    'This page is written by `tests/published/errata.test.ts` from `plans/published/errata`.',
  ].join('\n\n')
  await expect(`${page}\n`).toMatchFileSnapshot(join(ROOT, 'docs/errata.md'))
})
