import { alone, member, memberOf, plan } from '../example.ts'
import { message } from '../message.ts'

const withPromise = `
metric margin "Margin" {
  supports grow
  sum of deal.margin
  accumulates over year
}
promise "margin never falls" margin >= $0
`

const twoGates = `
metric margin "Margin" {
  supports grow
  sum of deal.margin
  accumulates over year
}
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when bookings.attainment >= 20%
  only when margin >= $1,000
}
`

/** CB265 to CB274: edits of plans, by families, amendments and scenarios. */
export const edits = {
  CB265: message({
    severity: 'error',
    says: ({ name, circle }: { name: string; circle: boolean }) =>
      circle ? `\`${name}\` starts from this plan itself` : `no used file holds the plan \`${name}\``,
    help: ({ circle }) => (circle ? 'let one of the plans stand alone' : 'name its file in `uses`'),
    why: 'without the plan that it starts from, nothing of this one is known',
    bad: alone`
plan emea "Team, EMEA" from «team»
language 1
`,
    good: member`
change commission flat 1.2x
add commission cap at 250% of worth
`,
  }),
  CB266: message({
    severity: 'error',
    says: ({ verb, block, what }: { verb: 'change' | 'add' | 'remove'; block: string; what: string }) =>
      `\`${block}\` has no \`${what}\` to ${verb === 'add' ? 'add this to' : verb}`,
    help: ({ verb }) => (verb === 'change' ? 'write `add` for something new' : undefined),
    why: 'an edit that finds nothing to change would leave the plan as it is, unseen',
    bad: member`
change «commission» cap at 250% of worth
`,
    good: member`
add commission cap at 250% of worth
`,
  }),
  CB267: message({
    severity: 'error',
    says: ({ block, what, count }: { verb: string; block: string; what: string; count: number }) =>
      `\`${block}\` has ${count} clauses that \`${what}\` can mean`,
    help: ({ verb }) =>
      verb === 'remove' ? 'say which one: `remove x only when on margin`' : 'remove the old ones by what they name, and add the new one',
    why: 'an edit changes one clause, and the reader must know which',
    bad: memberOf(twoGates, '«remove commission only when»'),
    good: memberOf(twoGates, 'remove commission only when on margin'),
  }),
  CB268: message({
    severity: 'error',
    says: ({ block, what }: { block: string; what: string }) =>
      what === '' ? `\`${block}\` is there already` : `\`${block}\` has \`${what}\` already`,
    help: ({ what }) => (what === '' ? 'take another name, or change what is there' : 'write `change` to put this in its place'),
    why: 'what is added must be new, so that nobody thinks that both hold',
    bad: member`
add commission «flat 0.9x»
`,
    good: member`
change commission flat 0.9x
`,
  }),
  CB269: message<Record<string, never>>({
    severity: 'error',
    says: () => 'two edits meet in one place',
    help: 'leave one of them out',
    why: 'the order of edits means nothing, so two of one thing have no result',
    bad: member`
change commission flat 0.9x
«change commission flat 0.8x»
`,
    good: member`
change commission flat 0.9x
`,
  }),
  CB270: message({
    severity: 'error',
    says: ({ what }: { what: string; block: boolean }) => `\`${what}\` stands in a plan that starts from another`,
    help: ({ block }) =>
      block ? 'add it with `add`' : 'change the line with `change plan`, or give it to the plan that this one starts from',
    why: 'a plan of a family says with verbs what is its own, so that a reader sees only what differs',
    bad: member`
«metric margin» "Margin" {
  supports grow
  sum of deal.margin
  accumulates over year
}
`,
    good: member`
add commission only when margin >= $1,000
add metric margin "Margin" {
  supports grow
  sum of deal.margin
  accumulates over year
}
`,
  }),
  CB271: message({
    severity: 'error',
    says: ({ verb }: { verb: string }) => `\`${verb}\` needs a day here`,
    help: 'end it with `effective from` and a date, or write the clause where it belongs',
    why: 'a plan changes itself only in time; what holds from its first day is written in its blocks',
    bad: plan`
«change commission flat 1.2x»
`,
    good: plan`
change commission flat 1.2x effective from 2026-07-01
`,
  }),
  CB274: message({
    severity: 'hint',
    says: ({ title, name }: { title: string; name: string }) => `the promise "${title}" falls away: it names \`${name}\``,
    help: 'make a promise of this plan in its place',
    why: 'promises come along with the plan that this one starts from; one about a thing that is gone cannot be kept or broken',
    bad: memberOf(withPromise, '«remove margin»'),
    good: memberOf(withPromise, 'remove margin\nremove promise "margin never falls"'),
  }),
  CB272: message({
    severity: 'error',
    says: ({ what }: { what: string; event: boolean }) => `\`${what}\` cannot change in mid-year`,
    help: ({ event }) =>
      event
        ? 'give it days of its own: `effective from` in its block'
        : 'add a new part or metric from that day, or make a plan of the family',
    why: 'rates, gates, limits, quotas, worth, target and filters have a rule for the days before and after; other clauses have none',
    bad: plan`
«change bookings accumulates over quarter effective from 2026-07-01»
`,
    good: plan`
change bookings quota $300,000 per quarter effective from 2026-07-01
`,
  }),
  CB273: message({
    severity: 'error',
    says: ({ reach }: { reach: string }) => `\`${reach}\` says nothing here`,
    help: 'leave it out: rows go by their date; worth, quota and target by the days of the window',
    why: 'only rates, gates and limits can reach back to the start of a window, or begin it anew',
    bad: plan`
change bookings quota $1,500,000 per year effective from 2026-07-01 «for the whole window»
`,
    good: plan`
change bookings quota $1,500,000 per year effective from 2026-07-01
`,
  }),
  CB527: message({
    severity: 'error',
    says: ({ day, last }: { day: string; last: string }) => `the plan ends on ${last}, before ${day}`,
    help: 'take a day on which the plan is in force',
    why: 'a change after the last day changes nobody’s pay',
    bad: plan`
change commission flat 1.2x effective from «2027-02-01»
`,
    good: plan`
change commission flat 1.2x effective from 2026-07-01
`,
  }),
  CB528: message({
    severity: 'error',
    says: ({ part }: { part: string }) => `\`${part}\` changes on one day in two ways`,
    help: 'let both reach equally far',
    why: 'a window is either rated anew from its start or keeps what was earned; it cannot do both',
    bad: plan`
change commission flat 1.2x effective from 2026-07-01
«add commission cap at 250% of worth effective from 2026-07-01 for the whole window»
`,
    good: plan`
change commission flat 1.2x effective from 2026-07-01
add commission cap at 250% of worth effective from 2026-07-01
`,
  }),
  CB529: message({
    severity: 'error',
    says: ({ pay, metric, period }: { pay: string; metric: string; period: string }) =>
      `\`${pay}\` changes inside ${period}, and \`${metric}\` is given as one total`,
    help: 'state the rows, or the months with `each month`',
    why: 'one total does not say what came before the change and what after',
    bad: plan`
change commission flat 1.2x effective from 2026-07-01

example "through the change" {
  given target $60,000, bookings $1,200,000 of $1,200,000
  «expect commission $66,000.00»
}
`,
    good: plan`
change commission flat 1.2x effective from 2026-07-01

example "through the change" {
  given target $60,000
  each deal
  | id    | closed_on  | amount   |
  | "D-1" | 2026-06-30 | $600,000 |
  | "D-2" | 2026-07-01 | $600,000 |
  expect commission $66,000.00
}
`,
  }),
}
