import { company, planOf, ran } from '../example.ts'
import { message } from '../message.ts'
import { quoted } from './data-words.ts'

const WORKDAYS = `
holidays from "holidays.csv"
policy {
  attainment against full quota
  no quota means no pay
  prorate target, quota by workdays for hired_on, left_on, leave, transfer, change
}`

const ABSENCES = `
record absence from "absences.csv" {
  id     text key
  who    rep
  starts date
  ends   date
}`

const OTHER = `
plan managers "Managers"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep where rep.id = "R-1"
target rep.salary
paid monthly
alongside other plans

metric team "Team" {
  supports grow
  sum of deal.amount
  accumulates over year
}

pay override "Override" on team {
  worth 100% of target
  flat 1%
}
`

/** People's time: absences, holidays, other plans. */
export const people = {
  CB255: message<object>({
    severity: 'error',
    says: () => '`no credit while away` stops nothing: the plan knows of no absences',
    help: 'say where absences are written: `away during absence.starts to absence.ends of absence.who`',
    why: 'a clause that does nothing would be read as if it did',
    bad: planOf(
      ABSENCES,
      `
«no credit while away»`,
    ),
    good: planOf(
      ABSENCES,
      `
away during absence.starts to absence.ends of absence.who
no credit while away`,
    ),
  }),
  CB258: message<{ pattern: string }>({
    severity: 'error',
    says: ({ pattern }) => `a quarter of ${quoted(pattern)} weeks is not known`,
    help: 'write `4-4-5`, `4-5-4` or `5-4-4`; a 53rd week joins the last month',
    why: 'a quarter has thirteen weeks, and every month has four or five of them',
    bad: company`
fiscal year weeks «4-4-4» ends last Saturday of January named by start`,
    good: company`
fiscal year weeks 4-4-5 ends last Saturday of January named by start`,
  }),
  CB865: message<{ year: number; file: string }>({
    severity: 'error',
    says: ({ year, file }) => `${quoted(file)} has no holidays of ${year}`,
    help: 'add the days off of that year; a list that ends too early makes months too long',
    why: 'amounts shrink by workdays, so every holiday moves pay',
    bad: ran({
      more: {
        'holidays.csv': `
«»date
2025-12-25`,
      },
      company: WORKDAYS,
    }),
    good: ran({
      more: {
        'holidays.csv': `
date
2025-12-25
2026-01-01
2026-12-25`,
      },
      company: WORKDAYS,
    }),
  }),
  CB866: message<{ person: string; plan: string; other: string; day: string }>({
    severity: 'error',
    says: ({ person, plan, other, day }) => `\`${person}\` has a target in \`${plan}\` and in \`${other}\` on ${day}`,
    help: 'let one plan end before the other begins, or write `alongside other plans` in both',
    why: 'two targets on one day are more often a mistake of dates or conditions than meant',
    bad: ran({
      plan: `
«target rep.salary»`,
      more: { 'managers.plan': OTHER.replace('alongside other plans\n', '') },
      beside: 'managers.plan',
    }),
    good: ran({
      plan: `
alongside other plans`,
      more: { 'managers.plan': OTHER },
      beside: 'managers.plan',
    }),
  }),
}
