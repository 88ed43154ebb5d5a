import { compiledTo } from '../example.ts'
import { message } from '../message.ts'

const digits = (count: number): string => `${count} digits`

/** CB7xx: what a plan becomes in other systems. */
export const targets = {
  CB701: message<{ what: string }>({
    severity: 'error',
    says: ({ what }) => `${what} is not compiled into other systems`,
    help: 'leave the clause out of what is compiled, or pay the plan with `caboose run`, which knows every clause',
    why: 'a system that computes a plan without one of its clauses pays other amounts, and nobody is told',
    bad: compiledTo('duckdb')`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when «rep.role >= "N"»
}`,
    good: compiledTo('duckdb')``,
  }),
  CB702: message<{ system: string; says: string; where: 'number' | 'quotient'; reach: number; limit: number; fits: string | undefined }>({
    severity: 'error',
    says: ({ system, says, where, reach, limit }) =>
      `numbers of \`${says}\` may have ${digits(reach)}, and ${system} holds ${limit} at most${where === 'quotient' ? ' where it divides' : ''}`,
    help: ({ fits }) => {
      const wider = 'compile for a system with wider numbers: `js`, `python` or `postgres`'
      return fits === undefined
        ? `no bound of amounts makes them fit: ${wider}`
        : `state that no row, and nobody in one window, comes to more than \`--amounts ${fits}\`, the largest power of ten that fits; or ${wider}`
    },
    why: 'a number that is too wide is rounded, wraps around or stops the run, and in some systems without a word',
    bad: compiledTo('sqlite')`
pay «commission» "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
    good: compiledTo('postgres')``,
  }),
}
