import { describe, expect, test } from 'vitest'
import { memberOf } from '../../messages/example.ts'
import { sliceAt } from '../../messages/positions.ts'
import { compile } from '../compile.ts'

/** What is found in a plan that starts from the small plan, with some items of its own: code, place of the finding, places beside it. */
function found(base: string, text: string): readonly (readonly [string, string, readonly string[]])[] {
  const { files } = memberOf(base, text)()
  const { diagnostics } = compile('team.plan', (path) => files[path])
  const said = ({ file, start, end }: (typeof diagnostics)[number]['span']): string =>
    `${file}: ${sliceAt(files[file] ?? '', { start, end })}`
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, span, related }) => [code, said(span), related.map((one) => said(one.span))] as const)
}

const gated = `
metric margin "Margin" {
  supports grow
  sum of deal.margin
  accumulates over year
}
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when margin >= $1,000
}
`

describe('a mistake that an edit brings about', () => {
  test('is told at the edit, with the place where it shows', () =>
    expect(found(gated, 'remove margin')).toEqual([['CB201', 'team.plan: remove margin', ['base.plan: margin']]]))
  test('stays where it is when the edit itself says it', () =>
    expect(found(gated, 'change commission only when marginn >= $1,000')).toEqual([['CB201', 'team.plan: marginn', []]]))
  test('is told once where another edit takes the cause away', () =>
    expect(found(gated, 'remove margin\nremove commission only when')).toEqual([]))
})

describe('a mistake of the plan that it starts from', () => {
  const broken = gated.replace('only when margin', 'only when marginn')
  test('stays there', () => expect(found(broken, 'change commission flat 1.2x')).toEqual([['CB201', 'base.plan: marginn', []]]))
})

describe('edits that meet', () => {
  test.for([
    ['two of one clause', 'change commission flat 1.1x\nremove commission worth\nchange commission worth 100% of target'],
    ['a clause of a block that goes', 'change margin sum of deal.amount\nremove margin\nremove commission only when'],
    ['a clause for a block that goes', 'add margin quota $1 per year\nremove margin\nremove commission only when'],
  ])('%s', ([, text = '']) => expect(found(gated, text).map(([code]) => code)).toContain('CB269'))
})

describe('a clause that its block cannot have', () => {
  test.for(['add margin flat 2%', 'add commission accumulates over year', 'add plan worth 50% of target', 'add plan flat 2%'])(
    '%s',
    (text) => expect(found(gated, text).map(([code]) => code)).toEqual(['CB213']),
  )
  test.for(['change plan worth 50% of target', 'remove plan', 'remove commission from 100%', 'change margin flat 2%'])('%s', (text) =>
    expect(found(gated, text).map(([code]) => code)).toEqual(['CB266']),
  )
})
