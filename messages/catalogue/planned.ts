import { allocated, planWithQuotas } from '../example.ts'
import { message } from '../message.ts'

const METRIC = (quota: string): string => `
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  ${quota}
}`
const HAS_IT = METRIC('quota fy26.bookings')
const TWO = `
quota bookings {
  total $2,400,000
  allocate to rep evenly
}
quota margins {
  total $600,000
  allocate to rep evenly
}`
const MARGINS = `
metric margins "Margins" {
  supports grow
  sum of deal.margin
  accumulates over year
}`
const SOME = (role: string): string => `applies to rep where rep.role = "${role}"`
const PAYING = (more: string): string => `uses "company.plan", "team.plan"\n${more}${HAS_IT}`
const BOTH = 'id,role,hired_on,salary\nR-1,AE,2025-03-01,60000.00\nR-2,SE,2025-09-15,60000.00\n'

/** `R-4`, `R-5` and 12 more. */
const some = (people: readonly string[]): string => {
  const told = people.slice(0, 3).map((id) => `\`${id}\``)
  if (people.length > 4) return `${told.join(', ')} and ${people.length - 3} more`
  const all = people.map((id) => `\`${id}\``)
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
const have = (people: readonly string[]): string => (people.length === 1 ? 'has' : 'have')

/** Quotas and the plans that pay on them, held against each other: by their texts (CB409, CB410) and person by person (CB880, CB884). */
export const planned = {
  CB409: message({
    severity: 'warning',
    says: ({ metric, quotas, none }: { metric: string; quotas: string; none: boolean }) =>
      `\`${quotas}\` allocates a quota of \`${metric}\`, and this plan ${none ? 'has none' : 'pays on another'}`,
    help: ({ metric, quotas }) => `write \`quota ${quotas}.${metric}\`, or leave the file out of \`uses\``,
    why: 'people who are told one quota and paid on another trust neither',
    bad: planWithQuotas`${METRIC('«quota $1,200,000 per year»')}`,
    good: planWithQuotas`${HAS_IT}`,
  }),
  CB410: message({
    severity: 'warning',
    says: ({ quota }: { quota: string }) => `no plan pays on \`${quota}\``,
    help: ({ quota }) => `write \`quota ${quota}\` in the metric of a plan, or name the plan that does with \`--beside\``,
    why: 'a quota that decides no pay is a wish',
    bad: allocated({ quotas: `${MARGINS}${TWO.replace('quota margins', 'quota «margins»')}`, plan: PAYING('') }),
    good: allocated({ plan: PAYING('') }),
  }),
  CB880: message({
    severity: 'warning',
    says: ({ quota, people }: { quota: string; people: readonly string[] }) =>
      `${some(people)} ${have(people)} a quota, and no plan pays ${people.length === 1 ? 'this person' : 'them'} on \`${quota}\``,
    help: 'let a plan take them in with `applies to`, or leave them out of the quotas file',
    why: 'a quota without pay asks for something and gives nothing for it',
    bad: allocated({
      quotas: TWO.slice(0, TWO.indexOf('quota margins')).replace('quota bookings', 'quota «bookings»'),
      plan: PAYING(SOME('AE')),
      reps: BOTH,
    }),
    good: allocated({ quotas: SOME('AE'), plan: PAYING(SOME('AE')), reps: BOTH }),
  }),
  CB884: message({
    severity: 'warning',
    says: ({ plan, quota, people }: { plan: string; quota: string; people: readonly string[] }) =>
      `\`${plan}\` pays ${some(people)} on \`${quota}\`, and no quota is allocated to ${people.length === 1 ? 'this person' : 'them'}`,
    help: 'let `applies to` of the quotas file take them in, or narrow that of the plan',
    why: 'attainment of no quota is decided by a policy, and not by what was sold',
    bad: allocated({
      quotas: SOME('AE'),
      plan: PAYING('').replace('metric bookings "Bookings"', 'metric «bookings» "Bookings"'),
      reps: BOTH,
    }),
    good: allocated({ quotas: SOME('AE'), plan: PAYING(SOME('AE')), reps: BOTH }),
  }),
}
