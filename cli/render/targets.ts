import type { Target } from '../../compiler/emit/targets.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'

/** The systems that plans are compiled into, each with what it makes and what it cannot hold, and the clauses that none is given. */
export function targetsText(targets: readonly Target[], notCompiled: readonly string[]): string {
  const widest = Math.max(...targets.map(({ name }) => name.length))
  const lines = targets.map(({ name, tested, makes, lacks }) => {
    const cannot = lacks === null ? '' : `; it does not hold ${lacks}`
    return `${name.padEnd(widest)}  ${tested ? '' : 'untested: '}${makes}${cannot}\n`
  })
  const pages = ['md', 'html'].map((name) => `${name.padEnd(widest)}  the plan as a document: the rep's page\n`)
  const clauses = notCompiled.map((clause) => `  ${clause}\n`)
  return `${[...lines, ...pages].join('')}
A clause that is not compiled is an error on its line (CB701); so are numbers wider than the system's (CB702).
Of one plan, \`caboose compile PLAN --list\` says what keeps it from each system.
No system is given yet, by words of that error:
${clauses.join('')}`
}

/** A system, with what keeps a plan from it, and the largest amount in whose bounds its numbers would fit. */
export interface ForPlan {
  readonly target: Target
  readonly findings: readonly Diagnostic[]
  readonly fits: string | undefined
}

/** What keeps a plan from each system, by the line of the plan; what keeps it from all of them is said once. */
export function planTargetsText(rows: readonly ForPlan[]): string {
  const said = ({ findings, fits }: ForPlan): readonly string[] =>
    findings.map(
      ({ span, message }) => `line ${span.start.line}: ${message}${fits === undefined ? '' : `; they fit with --amounts ${fits}`}`,
    )
  const [first] = rows
  const all = first === undefined ? [] : said(first)
  if (all.length > 0 && rows.every((row) => said(row).join() === all.join()))
    return `no system\n${all.map((line) => `  ${line}\n`).join('')}`
  const widest = Math.max(...rows.map(({ target }) => target.name.length))
  return rows
    .map((row) => {
      const { name, tested } = row.target
      const words = row.findings.length === 0 ? [`compiles${tested ? '' : ', untested'}`] : said(row)
      return `${name.padEnd(widest)}  ${words.join(`\n${' '.repeat(widest + 2)}`)}\n`
    })
    .join('')
}
