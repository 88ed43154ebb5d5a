import { message } from '../message.ts'

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)

export const run = {
  CB850: message<{ period: string; paid: string; first: string; last: string }>({
    severity: 'error',
    says: ({ period, paid }) => `\`${period}\` holds no ${paid} that this plan pays`,
    help: ({ first, last }) => `the plan pays from \`${first}\` to \`${last}\`; ask for a period that holds at least one of them`,
    why: 'a plan is evaluated for whole pay periods inside its dates; anything else would be an invented number',
  }),
  CB851: message<{ person: string; metric: string; period: string }>({
    severity: 'error',
    says: ({ person, metric, period }) => `\`${person}\` has no quota for \`${metric}\` in ${period}`,
    help: 'add the quota, or say what no quota means: `no quota means no pay`, `0%` or `100%`',
    why: 'the plan says that a missing quota is an error, so nobody is paid on a guess',
  }),
  CB852: message<{ person: string; what: string; period: string }>({
    severity: 'error',
    says: ({ person, what, period }) => `\`${person}\` has no value for \`${what}\` in ${period}`,
    help: 'add the data, or say in the plan what no value means',
    why: 'the plan says that a missing value is an error, so nobody is paid on a guess',
  }),
  CB853: message<{ record: string; count: number; field: string }>({
    severity: 'warning',
    says: ({ record, count, field }) => `${rows(count)} of \`${record}\` without \`${field}\` belong to no period`,
    help: 'fill in the date where the row should count',
    why: 'the incentive date puts a row into a period; without it the row is left out, never guessed',
  }),
  CB854: message<{ record: string; count: number }>({
    severity: 'warning',
    says: ({ record, count }) => `${rows(count)} of \`${record}\` are credited to nobody in this plan`,
    help: 'often right: they belong to people of another plan, or to days before the hire',
    why: 'a row that nobody is credited for pays nobody',
  }),
  CB855: message<{ person: string; lower: string; upper: string; period: string }>({
    severity: 'error',
    says: ({ person, lower, upper, period }) =>
      `for \`${person}\` in ${period} the bounds of this table do not rise: ${lower}, then ${upper}`,
    help: "correct the person's fields or the bounds, so that each step starts above the one before",
    why: 'a table whose steps do not rise would own some points twice and others never',
  }),
  CB856: message<{ person: string; metric: string; period: string; record: string }>({
    severity: 'error',
    says: ({ person, metric, period, record }) => `\`${record}\` gives \`${person}\` two quotas for \`${metric}\` in ${period}`,
    help: 'keep one row per person and period',
    why: 'with two rows either could be meant',
  }),
  CB857: message<{ person: string; metric: string; period: string }>({
    severity: 'error',
    says: ({ person, metric, period }) => `the quota of \`${person}\` for \`${metric}\` in ${period} is below zero`,
    help: 'correct the quota; zero or an empty cell means no quota',
    why: 'attainment of a negative quota has no meaning',
  }),
  CB858: message<{ record: string; row: string; total: string }>({
    severity: 'error',
    says: ({ record, row, total }) => `the direct shares of \`${record}\` \`${row}\` add up to ${total}, not to 100%`,
    help: 'correct the conditions of the credit rules so that each row is shared exactly once',
    why: 'direct credit is the whole row, no more and no less',
  }),
  CB859: message<{ record: string; count: number; metric: string; per: string }>({
    severity: 'warning',
    says: ({ record, count, metric, per }) =>
      `${rows(count)} of \`${record}\` start on no ${per}, so they are nobody's quota for \`${metric}\``,
    help: ({ per }) => `a quota's row names the first day of its ${per}`,
    why: 'a quota that no period finds is a quota that nobody has',
  }),
}
