import { message } from '../message.ts'

/** CB5xx: bands, limits and dates. */
export const bands = {
  CB501: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `two bands claim ${what}`,
    help: 'let exactly one band own each value: `from x` includes x, `above x` does not',
    why: 'a value in two bands has two rates',
  }),
  CB502: message({
    severity: 'error',
    says: ({ band, because }: { band: string; because: string }) => `nobody can reach the band \`${band}\`: ${because}`,
    help: 'drop the band, or move what stands in its way',
    why: 'a rate that nobody can reach is a promise that is not kept',
  }),
  CB503: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `no band covers ${what}`,
    help: 'let the next band begin where this one ends',
    why: 'a value in no band has no rate',
  }),
  CB504: message({
    severity: 'error',
    says: ({ first }: { first: string }) => `the table does not say what holds below ${first}`,
    help: ({ first }) => `add a line \`below ${first} ...\``,
    why: 'what a table does not cover would be paid by guess',
  }),
  CB505: message({
    severity: 'error',
    says: ({ from, to }: { from: string; to: string }) => `it ends on ${to}, before it begins on ${from}`,
    why: 'nothing is ever in force',
  }),
  CB506: message({
    severity: 'error',
    says: ({ floor, cap }: { floor: string; cap: string }) => `the floor (${floor}) is above the cap (${cap})`,
    why: 'no amount can be above the one and below the other',
  }),
  CB507: message({
    severity: 'error',
    says: ({ pay, window, paid }: { pay: string; window: string; paid: string }) =>
      `\`${pay}\` accumulates over a ${window}, which does not fit pay every ${paid}`,
    help: 'choose windows and pay periods of which one is made up of the other',
    why: 'a window that is cut by a pay period cannot be paid',
  }),
  CB508: message({
    severity: 'error',
    says: ({ metric, window, pay, own }: { metric: string; window: string; pay: string; own: string }) =>
      `\`${metric}\` (over a ${window}) changes \`${pay}\` (over a ${own}) within its own window`,
    help: 'let the gate or multiplier accumulate over the same window or a longer one',
    why: 'a monthly condition on a yearly amount needs a rule for each month',
  }),
  CB509: message({
    severity: 'error',
    says: ({ what }: { what: string }) =>
      `an ${what} table needs a first line \`below ...\` or a first point, and a last line \`from ...\``,
    why: 'below the first point and above the last the curve must be stated',
  }),
}
