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
  CB702: message<{ system: string; says: string; reach: number; limit: number }>({
    severity: 'error',
    says: ({ system, says, reach, limit }) =>
      `numbers of \`${says}\` may have ${digits(reach)}, and those of ${system} have ${digits(limit)} at most`,
    help: 'state the largest amount that a row, or all rows of a person, may come to with `--amounts 1000000`, or compile for a system with wider numbers: `js`, `python` or `postgres`',
    why: 'a number that is too wide is rounded, wraps around or stops the run, and in some systems without a word',
    bad: compiledTo('sqlite')`
pay «commission» "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
    good: compiledTo('postgres')``,
  }),
}
