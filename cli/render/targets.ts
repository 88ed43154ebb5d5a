import type { Target } from '../../compiler/emit/targets.ts'

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
No system is given yet, by words of that error:
${clauses.join('')}`
}
