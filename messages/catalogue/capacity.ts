import { allocated, quotas as planned } from '../example.ts'
import { message } from '../message.ts'

const ACCOUNTS = 'id,state\nA-1,CA\n'
const THREE = 'id,role,hired_on,salary\nR-1,AE,2025-03-01,60000.00\nR-2,AE,2025-09-15,60000.00\nR-3,SE,2025-09-15,60000.00\n'
const OWNED = (owner: string): string => `
applies to rep where rep.role = "AE"

record account from "accounts.csv" {
  id    text key
  state text
}

territory all "All" {
  ${owner}
  covers everything else
}
territory west "West" { covers account where account.state = "CA" }

quota bookings {
  total $2,400,000
  allocate to rep evenly
}`

/** Teams: names and months (CB29x), what they can sell (CB552, CB553), and owners without a quota (CB896). */
export const capacity = {
  CB295: message({
    severity: 'error',
    says: ({ found, whole }: { found: string; whole: boolean }) =>
      whole ? 'the ramp of a team counts months as they begin, never whole ones' : `the ramp of a team starts at hire, not at \`${found}\``,
    help: 'write `ramp by months since hire`',
    why: 'people who are yet to be hired have no other date',
    bad: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
  ramp by months since «rep.hired_on» {
    from 0 at   0%
    from 3 at 100%
  }
}`,
    good: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
  ramp by months since hire {
    from 0 at   0%
    from 3 at 100%
  }
}`,
  }),
  CB296: message({
    severity: 'error',
    says: ({ found }: { found: string }) => `people are hired in a month, \`${found}\` is none`,
    help: 'name a month: `hire 6 in April` or `hire 6 in FY26-M04`',
    why: 'in the first month and in the last of a longer period, the same people sell different amounts',
    bad: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
  hire 6 in «FY26-Q2»
}`,
    good: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
  hire 6 in FY26-M04
}`,
  }),
  CB297: message({
    severity: 'error',
    says: ({ found, year }: { found: string; year: string }) => `\`${found}\` is no month of \`${year}\`, which is planned here`,
    help: 'who was hired before is there on the first day: `start with 6 at 50%`',
    why: 'a hire outside the year would be counted by nobody',
    bad: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
  hire 6 in «FY27-M04»
}`,
    good: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
  hire 6 in FY26-M04
}`,
  }),
  CB550: message({
    severity: 'error',
    says: ({ share }: { share: string; steps: readonly string[] }) => `no step of the ramp is at \`${share}\``,
    help: ({ steps }) => `start them at ${steps.map((step) => `\`${step}\``).join(' or ')}, or give the ramp that step`,
    why: 'the step says how long they have been there, and so what they sell next month',
    bad: planned`
capacity {
  start with 30 at 100%, 4 at «40%»
  productivity $1,400,000 per year
  ramp by months since hire {
    from 0 at   0%
    from 2 at  50%
    from 4 at 100%
  }
}`,
    good: planned`
capacity {
  start with 30 at 100%, 4 at 50%
  productivity $1,400,000 per year
  ramp by months since hire {
    from 0 at   0%
    from 2 at  50%
    from 4 at 100%
  }
}`,
  }),
  CB551: message({
    severity: 'error',
    says: ({ share, per }: { share: string; per: string }) =>
      `with an attrition of \`${share}\` per ${per}, more people leave in a month than there are`,
    help: 'state the part of all people that leaves: `attrition 12% per year`',
    why: 'a team of fewer than no people sells less than nothing',
    bad: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
  attrition «120%» per month
}`,
    good: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
  attrition 12% per year
}`,
  }),
  CB552: message({
    severity: 'warning',
    says: (_: Record<never, never>) => 'this team sells nothing in the whole year',
    help: 'give people, a productivity above zero, and a ramp that ends within the year',
    why: 'a capacity of zero is a slip more often than a plan',
    bad: planned`
capacity {
  start with 30 at 100%
  «productivity $0 per year»
}`,
    good: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year
}`,
  }),
  CB553: message({
    severity: 'warning',
    says: ({ covered, gap, short, sold }: Short) =>
      `the team${sold ? ', with what is sold already,' : ''} is expected to cover ${covered} of this, ${gap} are missing${short === null ? '' : `, and \`${short}\` is the first month that falls short`}`,
    help: ({ hires, soonest }) =>
      hires === null
        ? 'raise what people sell, or lower what is needed'
        : `${hires} more ramped people would close the gap in a whole year${soonest === null ? '' : `; hired in \`${soonest.month}\`, it takes ${soonest.heads}`}`,
    why: 'a quota that nobody is there to sell is missed, whoever has it',
    bad: planned`
capacity {
  start with 30 at 100%
  productivity $1,400,000 per year at 85% attainment
  «need $48,000,000 per year»
}`,
    good: planned`
capacity {
  start with 41 at 100%
  productivity $1,400,000 per year at 85% attainment
  need $48,000,000 per year
}`,
  }),
  CB896: message({
    severity: 'warning',
    says: ({ territory, person }: { territory: string; person: string }) => `\`${person}\` owns \`${territory}\`, and has no quota`,
    help: "give the territory to somebody whom `applies to` takes in, or leave its owner out: then it is the house's",
    why: 'what is in the territory is asked of nobody',
    bad: allocated({
      quotas: OWNED('«owner "R-3"»'),
      reps: THREE,
      more: { 'accounts.csv': ACCOUNTS },
    }),
    good: allocated({ quotas: OWNED('owner "R-1"'), reps: THREE, more: { 'accounts.csv': ACCOUNTS } }),
  }),
}

export interface Short {
  readonly covered: string
  readonly sold: boolean
  readonly gap: string
  readonly short: string | null
  readonly hires: string | null
  readonly soonest: { readonly month: string; readonly heads: string } | null
}
