/** What the suite saw, system by system: what the table in docs/targets.md is written from. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compared } from './conformance.ts'
import { type Found, isThere } from './engines/engine.ts'
import type { Tried } from './plans.ts'

/** One system: how many plans it ran and on how many rows of data, the lines that it made, and the names of plans that are too wide for it. */
export interface Ran {
  readonly system: string
  readonly version: string
  /** The day of the run, `2026-11-29`. */
  readonly day: string
  readonly plans: number
  readonly rows: number
  readonly lines: number
  readonly different: number
  readonly cents: string
  readonly tooWide: readonly string[]
}

export interface Seen {
  readonly tried: number
  /** The plans that are not compiled, with the clauses that are not. */
  readonly refused: Readonly<Record<string, readonly string[]>>
  readonly ran: Readonly<Record<string, Ran>>
  /** The systems that are not on this machine, and why. */
  readonly missing: Readonly<Record<string, string>>
}

/** The plans that are not compiled, with their clauses, and those that are too wide for a system: what may only become fewer. */
export interface Coverage {
  readonly refused: Seen['refused']
  readonly tooWide: Readonly<Record<string, readonly string[]>>
}

const ROOT = join(import.meta.dirname, '../..')

/** What the suite saw when the figures of the docs were last written: `node scripts/conformance.mjs`. */
export const last = (): Seen => JSON.parse(readFileSync(join(import.meta.dirname, 'conformance.json'), 'utf8')) as Seen

export const coverage = (): Coverage => JSON.parse(readFileSync(join(import.meta.dirname, 'coverage.json'), 'utf8')) as Coverage

interface Sums {
  plans: number
  rows: number
  lines: number
  different: number
  cents: bigint
  readonly tooWide: string[]
}

export interface Tally {
  /** A plan on every system: what differs, in words. */
  readonly met: (tried: Tried) => Promise<string[]>
  readonly seen: () => Seen
}

export function tallyOf(engines: ReadonlyMap<string, Found>): Tally {
  const refused: Record<string, readonly string[]> = {}
  const sums = new Map([...engines.keys()].map((target): [string, Sums] => [target, noSums()]))
  let tried = 0
  return {
    met: async (one) => {
      tried += 1
      if ('refused' in one) {
        refused[one.name] = one.refused
        return []
      }
      const each = [...engines].map(async ([target, engine]): Promise<string[]> => {
        const own = sums.get(target)
        if (!isThere(engine) || own === undefined) return []
        const found = await compared(engine, one).catch((error: unknown) => ({ wrong: [String(error)], lines: 0, cents: 0n }))
        if (found === undefined) {
          own.tooWide.push(one.name)
          return []
        }
        own.plans += 1
        own.rows += one.rows
        own.lines += found.lines
        own.different += found.wrong.length
        own.cents += found.cents
        return found.wrong.length === 0 ? [] : [`${one.name} on ${engine.name}: ${found.wrong.slice(0, 3).join(' ')}`]
      })
      return (await Promise.all(each)).flat()
    },
    seen: () => {
      const day = new Date().toISOString().slice(0, 10)
      const ran = [...engines].flatMap(([target, engine]): [string, Ran][] => {
        const own = sums.get(target)
        if (!isThere(engine) || own === undefined) return []
        return [[target, { system: engine.name, version: engine.version, day, ...own, cents: `${own.cents}` }]]
      })
      const missing = [...engines].flatMap(([target, engine]): [string, string][] => (isThere(engine) ? [] : [[target, engine.missing]]))
      return { tried, refused, ran: Object.fromEntries(ran), missing: Object.fromEntries(missing) }
    },
  }
}

const noSums = (): Sums => ({ plans: 0, rows: 0, lines: 0, different: 0, cents: 0n, tooWide: [] })

/** Leaves what was seen beside the reports of the tests, for scripts/conformance.mjs. */
export function leave(name: string, seen: Seen): void {
  const folder = join(ROOT, 'reports')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(seen, null, 2)}\n`)
}

/** What is too wide in a quarter is as well in its year. */
const yearOf = (name: string): string => name.replace(/ in (FY\d+)-Q\d$/, ' in $1')

/** What was compiled, or held, and no longer is: coverage only grows. */
export function lost(seen: Seen, before: Coverage): string[] {
  const refused = Object.entries(seen.refused).filter(([name]) => !(name in before.refused))
  const tooWide = Object.entries(seen.ran).flatMap(([target, { system, tooWide }]) => {
    const known = new Set([...(before.tooWide[target] ?? []), ...Object.keys(before.refused)])
    return tooWide.filter((name) => !known.has(name) && !known.has(yearOf(name))).map((name) => `${name} is too wide for ${system}`)
  })
  return [...refused.map(([name, clauses]) => `${name} is not compiled: ${clauses.join('; ')}`), ...tooWide]
}
