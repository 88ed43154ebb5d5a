/** Which case and which shipped example shows which mechanic, found in texts that are run. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Compiled, compile } from '../../compiler/compile.ts'
import { tableOf } from './markdown.ts'
import { type Area, areas, type Mechanic } from './mechanics.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A text that is run, and the name by which a row of the table names it. */
export interface Shown {
  readonly name: string
  readonly link: string
  readonly text: string
}

const withoutComments = (text: string): string => text.replace(/^\s*#.*$/gm, '')

/** Everything that a plan needs runs: it compiles to a program, and has examples. */
const runs = ({ core, plan }: Compiled): boolean => core !== undefined && (plan?.examples.length ?? 0) > 0

/** The worked examples that are shipped, beside the published cases: the plans of the semantics' tests and of `plans`. */
export function shippedExamples(): Shown[] {
  const folders = ['plans', 'tests/semantics']
  const files = folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
    )
    .filter((file) => file.endsWith('.plan') && !file.startsWith('plans/published/'))
    // the examples that derive their amounts by hand come first
    .sort((a, b) => Number(b.startsWith('plans/worked/')) - Number(a.startsWith('plans/worked/')) || (a < b ? -1 : 1))
  return files.flatMap((file) => {
    const read = (path: string): string | undefined => {
      try {
        return readFileSync(join(ROOT, dirname(file), path), 'utf8')
      } catch {
        return undefined
      }
    }
    const entry = file.slice(dirname(file).length + 1)
    if (!runs(compile(entry, read))) return []
    return [{ name: file, link: `../../${file}`, text: withoutComments(read(entry) ?? '') }]
  })
}

const MOST = 3

/** The first few, and whether there are more: a count would change with every new example. */
function few(list: readonly Shown[]): string {
  const links = list.slice(0, MOST).map(({ name, link }) => `[${name.replace(/^.*\/|\.plan$/g, '')}](${link})`)
  return list.length <= MOST ? links.join(', ') : `${links.join(', ')} and more`
}

const shows =
  ({ words, also = [] }: Mechanic) =>
  ({ name, text }: Shown): boolean =>
    words.test(text) || also.includes(name)

function rowOf(mechanic: Mechanic, cases: readonly Shown[], shipped: readonly Shown[]): string[] {
  const [published, own] = [cases.filter(shows(mechanic)), shipped.filter(shows(mechanic))]
  if (published.length > 0) return [mechanic.name, few(published), few(own)]
  if (own.length > 0) return [mechanic.name, 'no published case', `shown by ${few(own)}`]
  return [mechanic.name, 'no published case', mechanic.otherwise ?? 'not in this release']
}

const tableOfArea = ({ area, mechanics, choices }: Area, cases: readonly Shown[], shipped: readonly Shown[]): string =>
  [
    `### ${area}`,
    `The plan says: ${choices}.`,
    tableOf(
      ['mechanic', 'published cases', 'worked examples'],
      mechanics.map((mechanic) => rowOf(mechanic, cases, shipped)),
    ),
  ].join('\n\n')

/** The tables of all areas, for published cases and shipped examples that run. */
export const tablesOfMechanics = (cases: readonly Shown[], shipped: readonly Shown[]): string =>
  areas.map((area) => tableOfArea(area, cases, shipped)).join('\n\n')

export const caseText = (texts: readonly string[]): string => texts.map(withoutComments).join('\n')
