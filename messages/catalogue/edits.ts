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
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.2x
}
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
}
