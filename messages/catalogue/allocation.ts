import { allocated } from '../example.ts'
import { message } from '../message.ts'

const REGIONS = `
record rep from "reps.csv" {
  id     text key
  region text optional
  base   money optional
}`
const REPS = 'id,region,base\nR-1,West,100000.00\nR-2,East,50000.00\n'
const byRegion = `
quota bookings {
  total $2,400,000
  allocate to region evenly, then to rep evenly
}`

/** Runs of quotas files: what their data do not decide (CB87x, CB89x). */
export const allocation = {
  CB872: message({
    severity: 'error',
    says: ({ person, level }: { person: string; level: string }) => `\`${person}\` has no \`${level}\`, so nothing can be allocated there`,
    help: ({ level }) => `fill in \`${level}\`, or leave the person out with \`applies to\``,
    why: 'somebody outside the tree would get no quota, and the others too much',
    bad: allocated({
      quotas: byRegion.replace('to region evenly', '«to region evenly»'),
      company: REGIONS,
      reps: 'id,region,base\nR-1,West,100000.00\nR-2,,50000.00\n',
    }),
    good: allocated({ quotas: byRegion, company: REGIONS, reps: REPS }),
  }),
  CB873: message({
    severity: 'error',
    says: ({ basis, node }: { basis: string; node: string }) => `\`${basis}\` has no value for \`${node}\``,
    help: 'fill it in; a part without a number has no share',
    why: 'a missing number is not zero: it would take the quota away without a word',
    bad: allocated({
      quotas: 'quota bookings {\n  total $2,400,000\n  allocate to rep by «rep.base»\n}',
      company: REGIONS,
      reps: 'id,region,base\nR-1,West,100000.00\nR-2,East,\n',
    }),
    good: allocated({ quotas: 'quota bookings {\n  total $2,400,000\n  allocate to rep by rep.base\n}', company: REGIONS, reps: REPS }),
  }),
  CB874: message({
    severity: 'error',
    says: ({ basis, node }: { basis: string; node: string }) => `\`${basis}\` is below zero for \`${node}\``,
    help: 'share by a number that is never below zero',
    why: 'a negative share would give the others more than the whole',
    bad: allocated({
      quotas: 'quota bookings {\n  total $2,400,000\n  allocate to rep by «rep.base»\n}',
      company: REGIONS,
      reps: 'id,region,base\nR-1,West,100000.00\nR-2,East,-50000.00\n',
    }),
    good: allocated({ quotas: 'quota bookings {\n  total $2,400,000\n  allocate to rep by rep.base\n}', company: REGIONS, reps: REPS }),
  }),
  CB875: message({
    severity: 'error',
    says: ({ node }: { node: string }) => `nobody who has a quota here is \`${node}\``,
    help: 'name a person by the key in the data; an override may also name a part of a level',
    why: 'a decision about somebody who is not there changes nothing',
    bad: allocated({
      quotas: `quota bookings {
  total $2,400,000
  allocate to rep evenly
  «override "R-9" $900,000 because "lost an account" by "VP West" on 2026-01-20»
}`,
    }),
    good: allocated({
      quotas: `quota bookings {
  total $2,400,000
  allocate to rep evenly
  override "R-1" $900,000 because "lost an account" by "VP West" on 2026-01-20
}`,
    }),
  }),
  CB876: message({
    severity: 'error',
    says: ({ node, levels }: { node: string; levels: readonly string[] }) =>
      `\`${node}\` can be ${levels.map((level) => `a \`${level}\``).join(' or ')}`,
    help: ({ levels, node }) => `say which: \`override ${levels[0] ?? ''} "${node}" ...\``,
    why: 'a decision about one would change another',
    bad: allocated({
      quotas: `quota bookings {
  total $2,400,000
  allocate to region evenly, then to rep evenly
  «override "West" $900,000 because "lost an account" by "VP West" on 2026-01-20»
}`,
      company: REGIONS,
      reps: 'id,region,base\nWest,West,100000.00\nR-1,West,100000.00\nR-2,East,50000.00\n',
    }),
    good: allocated({
      quotas: `quota bookings {
  total $2,400,000
  allocate to region evenly, then to rep evenly
  override region "West" $900,000 because "lost an account" by "VP West" on 2026-01-20
}`,
      company: REGIONS,
      reps: 'id,region,base\nWest,West,100000.00\nR-1,West,100000.00\nR-2,East,50000.00\n',
    }),
  }),
  CB877: message({
    severity: 'error',
    says: ({ node, level, left, missing }: { node: string; level: string; left: string; missing: boolean }) =>
      missing
        ? `the least that every \`${level}\` of \`${node}\` must have is ${left} more than there is`
        : `no \`${level}\` of \`${node}\` can take ${left} of what there is`,
    help: ({ missing }) =>
      missing ? 'lower a floor or an override, or raise the total' : 'raise a ceiling or an override, or lower the total',
    why: 'a quota that does not sum to its plan is lost, or made up',
    bad: allocated({
      quotas: `quota bookings {
  total $2,400,000
  allocate «to rep evenly»
  ceiling rep $1,000,000
}`,
    }),
    good: allocated({
      quotas: `quota bookings {
  total $2,400,000
  allocate to rep evenly
  ceiling rep $1,200,000
}`,
    }),
  }),
  CB878: message({
    severity: 'warning',
    says: ({ node, basis }: { node: string; basis: string }) =>
      `the parts of \`${node}\` begin with more \`${basis}\` than there is to share`,
    help: 'what each begins with is lowered in proportion; raise the total, or share without `above`',
    why: 'what should only be added takes something away',
    bad: allocated({
      quotas: 'quota bookings {\n  total $100,000\n  allocate «to rep by headcount above rep.base»\n}',
      company: REGIONS,
      reps: REPS,
    }),
    good: allocated({
      quotas: 'quota bookings {\n  total $400,000\n  allocate to rep by headcount above rep.base\n}',
      company: REGIONS,
      reps: REPS,
    }),
  }),
  CB879: message({
    severity: 'warning',
    says: ({ basis, node }: { basis: string; node: string }) =>
      `\`${basis}\` is zero for every part of \`${node}\`, so it is shared equally`,
    help: 'share by something that is there, or write `evenly`',
    why: 'parts of nothing have no shares',
    bad: allocated({ quotas: 'quota bookings {\n  total $2,400,000\n  allocate to rep by «history(FY25)»\n}' }),
    good: allocated({ quotas: 'quota bookings {\n  total $2,400,000\n  allocate to rep evenly\n}' }),
  }),
  CB892: message({
    severity: 'error',
    says: ({ person }: { person: string }) => `more is taken from the quota of \`${person}\` than there is`,
    help: 'lower the relief, or what is moved away',
    why: 'a quota below zero is reached by selling nothing',
    bad: allocated({
      quotas: `quota bookings {
  total $2,400,000
  allocate to rep evenly
  «relieve "R-1" $1,300,000 because "parental leave" by "VP West" on 2026-01-20»
}`,
    }),
    good: allocated({
      quotas: `quota bookings {
  total $2,400,000
  allocate to rep evenly
  relieve "R-1" 50% for FY26-H1 because "parental leave" by "VP West" on 2026-01-20
}`,
    }),
  }),
  CB893: message({
    severity: 'error',
    says: ({ metric }: { metric: string }) => `there is nobody to whom the quota of \`${metric}\` can be allocated`,
    help: 'look at `applies to`, and at the dates of the people in the data',
    why: 'a quota that nobody has is sold by nobody',
    bad: allocated({
      quotas: 'applies to rep where rep.role = "CSM"\n\nquota «bookings» {\n  total $2,400,000\n  allocate to rep evenly\n}',
    }),
    good: allocated({
      quotas: 'applies to rep where rep.role = "AE"\n\nquota bookings {\n  total $2,400,000\n  allocate to rep evenly\n}',
    }),
  }),
  CB894: message({
    severity: 'error',
    says: ({ node, floor, ceiling }: { node: string; floor: string; ceiling: string }) =>
      `the floor of \`${node}\`, ${floor}, lies above its ceiling, ${ceiling}`,
    help: 'lower the floor or raise the ceiling',
    why: 'no quota is above the one and below the other',
    bad: allocated({
      quotas: 'quota bookings {\n  total $120,000\n  allocate to rep evenly\n  «floor rep $60,000»\n  ceiling rep 110% of rep.base\n}',
      company: REGIONS,
      reps: REPS,
    }),
    good: allocated({
      quotas: 'quota bookings {\n  total $120,000\n  allocate to rep evenly\n  floor rep $50,000\n  ceiling rep 140% of rep.base\n}',
      company: REGIONS,
      reps: REPS,
    }),
  }),
}
