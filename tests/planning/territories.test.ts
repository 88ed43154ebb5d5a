/** Territories by example: what the text alone tells, with both places; how even is even; what a move does to quotas. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { toFraction } from '../../runtime/exact/fraction.ts'
import { plan } from '../../runtime/planning/planning.ts'
import { withMove } from '../../runtime/planning/territories/move.ts'
import { movedBetween } from '../../runtime/planning/territories/moved.ts'
import { proposalOf } from '../../runtime/planning/territories/proposal.ts'
import { ACCOUNT_RECORD } from './random-territories.ts'
import { COMPANY, codesOf, HEAD, plannedOf, type Texts } from './texts.ts'

const QUOTA = 'quota bookings {\n  total $1,200\n  allocate to rep evenly\n}\n'
const HOUSE = 'territory house "House" { covers everything else }\n'

/** What the text alone tells: the code, where it stands, and the other places, each by the text of its line. */
function told(text: string) {
  const file = `${HEAD}${ACCOUNT_RECORD}${text}${QUOTA}`
  const lines = file.split('\n')
  const at = (line: number): string => (lines[line - 1] ?? '').trim()
  return compile('quotas.plan', (path) => (path === 'quotas.plan' ? file : COMPANY)).diagnostics.map(
    ({ code, message, span, related }) => ({
      code,
      message,
      at: at(span.start.line),
      beside: related.map((one) => at(one.span.start.line)),
    }),
  )
}
const codes = (text: string): string[] => told(text).map(({ code }) => code)

describe('from the text alone', () => {
  const west = 'territory west "West" { covers account where account.state = "CA" }'
  const large = 'territory large "Large" { covers account where account.employees >= 1000 }'

  test('a gap is told with the rules around it', () => {
    const north = 'territory north "North" { covers account where account.state = "WA" and account.partner }'
    expect(told(`${west}\n${north}\n`)).toEqual([
      {
        code: 'CB540',
        message: 'no territory covers a row of `account` where `account.state` is `OR`',
        at: west,
        beside: [north],
      },
    ])
  })
  test('an overlap is told with both rules, and a row that is in both', () => {
    expect(told(`${west}\n${large}\n${HOUSE}`)).toEqual([
      {
        code: 'CB541',
        message: 'a row of `account` where `account.state` is `CA` and `account.employees` is 1000 is covered by `west` and `large`',
        at: large,
        beside: [west],
      },
    ])
  })
  test('a rule that another one shadows is told with that one', () => {
    const first = 'territory all "All" {\n  priority 1\n  covers account where account.state in ("CA", "OR")\n}'
    expect(told(`${west}\n${first}\n${HOUSE}`)).toEqual([
      {
        code: 'CB542',
        message: 'nothing can ever reach the territory `west`',
        at: west,
        beside: ['covers account where account.state in ("CA", "OR")'],
      },
    ])
  })
  test('a segment that those above it take is told with them', () => {
    const found = told(
      'segment account {\n  some when account.state in ("CA", "OR")\n  more when account.state <> "CA"\n  none when account.state = "WA"\n  rest otherwise\n}\n',
    )
    expect(found).toMatchObject([{ code: 'CB542', at: 'none when account.state = "WA"', beside: ['more when account.state <> "CA"'] }])
  })

  const covering = (...rules: readonly string[]): string =>
    rules.map((rule, i) => `territory t${i} "T" { covers account where ${rule} }\n`).join('')
  test.for([
    ['every value of a list', ['account.state = "CA"', 'account.state in ("OR", "WA")'], []],
    ['yes and no', ['account.partner', 'not account.partner'], []],
    ['cents that follow each other', ['account.potential <= $999.99', 'account.potential >= $1,000.00'], []],
    ['a cent between', ['account.potential <= $999.98', 'account.potential >= $1,000.00'], ['CB540']],
    ['whole numbers that follow each other, but a row may have none', ['account.employees <= 9', 'account.employees >= 10'], ['CB540']],
    ['whole numbers, and none', ['account.employees <= 9', 'account.employees >= 10', 'not (account.employees is known)'], []],
    ['one bound in both', ['account.potential <= $1,000.00', 'account.potential >= $1,000.00'], ['CB541']],
    ['ranges of codes', ['account.zip < "90"', 'account.zip >= "90" and account.zip < "94"', 'account.zip >= "94"'], []],
    ['a range of codes too few', ['account.zip < "90"', 'account.zip >= "94"'], ['CB540']],
    ['two fields', ['account.state = "CA" or account.partner', 'account.state <> "CA" and not account.partner'], []],
    ['a rule that holds nowhere', ['account.state = "CA" and account.state = "OR"', 'account.partner', 'not account.partner'], ['CB543']],
  ] as const)('%s', ([, rules, expected]) => expect(codes(covering(...rules))).toEqual(expected))

  test('a part is not held against its whole, and inherits its rules', () => {
    const parts = (state: string): string =>
      `${west}\nterritory part "Part" {\n  under west\n  covers account where account.state = "${state}"\n}\n${HOUSE}`
    expect(codes(parts('CA'))).toEqual([])
    expect(codes(parts('WA'))).toEqual(['CB543'])
  })
  test('an overlap that a rule for data to decide may take first is left to the rows', () => {
    const rich = 'account.potential > $1,000.00'
    const both = covering(`account.partner and ${rich}`, rich)
    const first = 'territory first "First" {\n  priority 1\n  covers account where account.potential + account.potential > $2,000.00\n}\n'
    expect(codes(both + HOUSE)).toEqual(['CB541'])
    expect(codes(both + first + HOUSE)).toEqual([])
  })
  test('with two winners, two may cover a row, and three may not', () => {
    const three = `${west}\n${large}\nterritory partners "Partners" { covers account where account.partner }\n${HOUSE}`
    expect(codes(`${west}\n${large}\n${HOUSE}winners 2 per account\n`)).toEqual([])
    expect(codes(`${three}winners 2 per account\n`)).toEqual(['CB541'])
  })
})

const TWO = `territory a "A" {
  owner "R-1"
  covers account where account.state = "CA"
}
territory b "B" {
  owner "R-2"
  owner "R-1" effective from 2026-07-01
  covers account where account.state = "OR"
}
`
const texts = (accounts: string, more = '', quota = QUOTA): Texts => ({
  'quotas.plan': `${HEAD}${ACCOUNT_RECORD}${TWO}${HOUSE}${more}${quota}`,
  'company.plan': COMPANY,
  'reps.csv': 'id,region,district,hired_on,left_on,base\nR-1,East,E,2020-01-01,,1.00\nR-2,East,E,2020-01-01,,1.00\n',
  'deals.csv': 'id,owner,closed_on,amount\n',
  'accounts.csv': `id,state,employees,partner,potential,zip\n${accounts}`,
})
const account = (id: string, state: string, potential: string): string => `${id},${state},,no,${potential},9\n`

describe('balance', () => {
  const line = 'balance territories by 100% of potential to 15%\n'
  // 115 and 85 around a mean of 100 are 15% off, which is allowed; a cent more is not
  test.for([
    ['115.00', '85.00', []],
    ['115.01', '84.99', ['CB889']],
  ] as const)('is compared exactly: %s and %s', ([a, b, expected]) =>
    expect(codesOf(texts(account('A-1', 'CA', a) + account('A-2', 'OR', b) + account('H-1', 'WA', '999.00'), line))).toEqual(expected),
  )

  const uneven =
    account('A-1', 'CA', '60.00') + account('A-2', 'CA', '50.00') + account('A-3', 'CA', '10.00') + account('A-4', 'OR', '40.00')
  test('proposes the move or swap that comes nearest to half the gap, and changes nothing', () => {
    const planned = plannedOf(texts(uneven, line))
    const { assignment, balance } = planned.coverage ?? {}
    if (assignment == null || balance == null) throw new Error('nothing to balance')
    const before = JSON.stringify(assignment.rows.map(({ key, territories }) => [key, territories]))
    const proposal = proposalOf(planned.world, assignment, balance)
    // 120 and 40: the gap is 80, its half 40. Moves: 60, 50 and 10 are 20, 10 and 30 from it; swaps with 40: 20 and 10 are 20 and 30.
    // So A-2 moves: 70 and 90 around 80, both 1/8 off, within 15%
    expect(proposal?.steps.map(({ changes }) => changes)).toEqual([[{ key: 'A-2', from: 0, to: 1 }]])
    expect(proposal?.steps.flatMap(({ fromOff, toOff }) => [...fromOff, ...toOff].map(toFraction))).toEqual(['1/2', '-1/8', '-1/2', '1/8'])
    expect(proposal && toFraction(proposal.after.spread)).toBe('1/8')
    // 50 of 160 changes owner
    expect(proposal?.after.disruption.map(({ says, share }) => `${says} ${toFraction(share)}`)).toEqual(['potential 5/16'])
    // anew: 60 to a, 50 to b, 40 to b (50 is below 60), 10 to a (60 is below 90): 70 and 90. Their gap is 20, and of the moves 50 and 40 and
    // the swaps 50 - 60, 40 - 60, 50 - 10 and 40 - 10 none lies between 0 and 20
    expect(proposal?.anew.changes).toEqual([{ key: 'A-2', from: 0, to: 1 }])
    expect(JSON.stringify(assignment.rows.map(({ key, territories }) => [key, territories]))).toBe(before)
  })
  test('leaves rows that are included by name where they are', () => {
    const kept = texts(uneven, line)
    const named = kept['quotas.plan']?.replace('  owner "R-1"\n  covers', '  owner "R-1"\n  includes "A-2" because "kept"\n  covers') ?? ''
    const { coverage, world } = plannedOf({ ...kept, 'quotas.plan': named })
    if (coverage?.assignment == null || coverage.balance === null) throw new Error('nothing to balance')
    const moved = proposalOf(world, coverage.assignment, coverage.balance)?.steps.flatMap(({ changes }) => changes.map(({ key }) => key))
    // of what is left, the swap of A-1 with A-4 and the move of A-1 miss 40 by 20 each: the move comes first
    expect(moved?.[0]).toBe('A-1')
    expect(moved).not.toContain('A-2')
  })
})

describe('balance where two may have a row', () => {
  const both = `territory a "A" {
  owner "R-1"
  covers account where account.state in ("CA", "OR")
}
territory b "B" {
  owner "R-2"
  covers account where account.state = "CA"
}
territory c "C" {
  owner "R-1"
  covers account where account.state = "OR"
}
`
  test('a row goes to one that does not have it', () => {
    const base = texts(
      account('A-1', 'CA', '60.00') + account('A-2', 'OR', '10.00'),
      'winners 2 per account\nbalance territories by 100% of potential to 15%\n',
    )
    const { coverage, world } = plannedOf({ ...base, 'quotas.plan': base['quotas.plan']?.replace(TWO, both) ?? '' })
    if (coverage?.assignment == null || coverage.balance === null) throw new Error('nothing to balance')
    expect(coverage.assignment.rows.map(({ territories: own }) => own)).toEqual([
      [0, 1],
      [0, 2],
    ])
    const proposal = proposalOf(world, coverage.assignment, coverage.balance)
    // a 70, b 60, c 10: between a and c the gap is 60 and its half 30; A-2 is in both and stays, and A-1 by itself is 60, the whole gap.
    // Drawn anew: 60 to the two lowest by name, a and b, then 10 to c and to a, which comes before b: as it is
    expect(proposal.steps).toEqual([])
    expect(proposal.anew.changes).toEqual([])
  })
  test('and its copies are counted where they come to lie', () => {
    const base = texts(
      account('A-1', 'CA', '60.00') + account('A-2', 'CA', '30.00') + account('A-3', 'OR', '10.00'),
      'winners 2 per account\nbalance territories by 100% of potential to 15%\n',
    )
    const { coverage, world } = plannedOf({ ...base, 'quotas.plan': base['quotas.plan']?.replace(TWO, both) ?? '' })
    if (coverage?.assignment == null || coverage.balance === null) throw new Error('nothing to balance')
    const proposal = proposalOf(world, coverage.assignment, coverage.balance)
    // a 100, b 90, c 10: the gap of a and c is 90, its half 45: both miss it by 15, A-1 has the lower key; then a 40, b 90,
    // c 70: the gap of b and a is 50, and A-1, which a gave away, is not within it, A-2 is in both: nothing helps
    expect(proposal.steps.map(({ changes }) => changes)).toEqual([[{ key: 'A-1', from: 0, to: 2 }]])
    expect(proposal.after.changes).toEqual([{ key: 'A-1', from: 0, to: 2 }])
  })
})

describe('what moves', () => {
  const shared = 'quota bookings {\n  total $1,200\n  allocate to rep by territory.potential\n}\n'
  const rows = account('A-1', 'CA', '60.00') + account('A-2', 'CA', '30.00') + account('A-3', 'OR', '30.00')

  test('one account in another territory takes its part of the quota along', () => {
    const before = plannedOf(texts(rows, '', shared))
    const other = withMove(before.planning, 'A-2', 'b', null)
    const after = other === undefined ? undefined : plan(other, before.data, () => undefined)?.planned
    if (after === undefined) throw new Error('refused')
    const { rows: moved, numbers, quotas } = movedBetween(before, after)
    expect(moved.map(({ key, from, to, changesOwner }) => ({ key, from, to, changesOwner }))).toEqual([
      { key: 'A-2', from: ['a'], to: ['b'], changesOwner: true },
    ])
    // 30 of 120 changes owner; 1,200 by 90 and 30 becomes 1,200 by 60 and 60
    expect(numbers.map(({ says, moved: sum, disruption }) => [says, toFraction(sum), toFraction(disruption)])).toEqual([
      ['potential', '3000', '1/4'],
    ])
    expect(quotas[0]?.people.map(({ id, before: old, after: now }) => [id, toFraction(old), toFraction(now)])).toEqual([
      ['R-1', '90000', '60000'],
      ['R-2', '30000', '60000'],
    ])
  })
  test('a block from a later day shares by who has the territories then', () => {
    const later = `${shared}quota bookings {\n  effective from 2026-07-01\n  total $1,200\n}\n`
    const [quota] = plannedOf(texts(rows, '', later)).quotas
    // from 1 July R-1 has both territories: all of 1,200
    expect(quota?.trees.map(({ root }) => root.children.map(({ key, amount }) => `${key} ${amount}`))).toEqual([
      ['R-1 90000', 'R-2 30000'],
      ['R-1 120000', 'R-2 0'],
    ])
  })
})
