/** Random territories over fields of every kind, each rule with what it means beside it, and rows that lie on every side of every bound. */
import * as fc from 'fast-check'
import { COMPANY, HEAD, type Texts } from './texts.ts'

export interface Account {
  readonly id: string
  readonly state: string
  readonly employees: number | null
  readonly partner: boolean
  readonly cents: number
  readonly zip: string
}

/** A condition as the language writes it, and what it means. */
interface Rule {
  readonly says: string
  readonly holds: (account: Account) => boolean
  /** Whether only data decide it. */
  readonly onData: boolean
}

export interface Drawn {
  readonly name: string
  readonly under: number | null
  readonly rest: boolean
  readonly priority: number | null
  readonly rule: Rule
  readonly includes: readonly number[]
  readonly excludes: readonly number[]
}

const STATES = ['CA', 'OR', 'WA']
const money = (cents: number): string => `$${(cents / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`
type Op = '<' | '<=' | '>' | '>=' | '=' | '<>'
const stands = <T>(op: Op, a: T, b: T): boolean => ({ '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '=': a === b, '<>': a !== b })[op]
const op: fc.Arbitrary<Op> = fc.constantFrom('<', '<=', '>', '>=', '=', '<>')
const text = (says: string, holds: (account: Account) => boolean): Rule => ({ says, holds, onData: false })

const part: fc.Arbitrary<Rule> = fc.oneof(
  fc
    .subarray(STATES, { minLength: 1 })
    .map((some) => text(`account.state in (${some.map((one) => `"${one}"`).join(', ')})`, ({ state }) => some.includes(state))),
  fc
    .constantFrom(...STATES)
    .chain((one) =>
      fc.constantFrom<Op>('=', '<>').map((how) => text(`account.state ${how} "${one}"`, ({ state }) => stands(how, state, one))),
    ),
  fc
    .tuple(op, fc.constantFrom(10, 11, 100))
    .map(([how, n]) => text(`account.employees ${how} ${n}`, ({ employees }) => employees !== null && stands(how, employees, n))),
  fc.constant(text('account.employees is known', ({ employees }) => employees !== null)),
  fc.constant(text('account.partner', ({ partner }) => partner)),
  fc
    .tuple(op, fc.constantFrom(99_999, 100_000))
    .map(([how, n]) => text(`account.potential ${how} ${money(n)}`, ({ cents }) => stands(how, cents, n))),
  fc.tuple(op, fc.constantFrom('90', '94')).map(([how, z]) => text(`account.zip ${how} "${z}"`, ({ zip }) => stands(how, zip, z))),
)
const onData: fc.Arbitrary<Rule> = fc.constant({
  says: 'account.potential + account.potential > $2,000.00',
  holds: ({ cents }) => cents > 100_000,
  onData: true,
})

const joined = (word: 'and' | 'or', a: Rule, b: Rule): Rule => ({
  says: `(${a.says}) ${word} (${b.says})`,
  holds: (account) => (word === 'and' ? a.holds(account) && b.holds(account) : a.holds(account) || b.holds(account)),
  onData: a.onData || b.onData,
})
const rule = (leaf: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> =>
  fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 3, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => joined('and', a, b)) },
    { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => joined('or', a, b)) },
    { weight: 1, arbitrary: leaf.map((a): Rule => ({ says: `not (${a.says})`, holds: (one) => !a.holds(one), onData: a.onData })) },
  )

/** A row for every part into which any of the rules can cut the space: on each bound and on both sides of it. */
export const ACCOUNTS: readonly Account[] = STATES.flatMap((state) =>
  [null, 9, 10, 11, 50, 100, 101].flatMap((employees) =>
    [true, false].flatMap((partner) =>
      [0, 99_999, 100_000, 100_001].flatMap((cents) =>
        ['1', '90', '92', '94', '95'].map((zip) => ({ state, employees, partner, cents, zip })),
      ),
    ),
  ),
).map((account, i) => ({ id: `A-${`${i}`.padStart(3, '0')}`, ...account }))

/** `decided`: priorities all differ, a net catches the rest, and names may be stated; else anything. */
export const territories = ({ decided, data }: { readonly decided: boolean; readonly data: boolean }): fc.Arbitrary<readonly Drawn[]> =>
  fc
    .array(
      fc.record({
        rule: rule(data ? fc.oneof({ weight: 4, arbitrary: part }, { weight: 1, arbitrary: onData }) : part),
        under: fc.option(fc.nat({ max: 5 }), { freq: 3 }),
        rest: fc.nat({ max: 5 }).map((n) => n === 0),
        priority: fc.option(fc.nat({ max: 2 })),
        includes: fc.array(fc.nat({ max: 20 }), { maxLength: 2 }),
        excludes: fc.array(fc.integer({ min: 21, max: 400 }), { maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((some) => {
      const taken = new Set<number>()
      const rests = new Set<number | null>(decided ? [null] : [])
      const drawn = some.map((one, i): Drawn => {
        const under = one.under !== null && one.under < i ? one.under : null
        const rest = one.rest && !rests.has(under)
        if (rest) rests.add(under)
        const includes = decided ? one.includes.filter((at) => !taken.has(at)) : []
        for (const at of includes) taken.add(at)
        return {
          name: `t${i}`,
          under,
          rest,
          priority: decided ? 10 - i : one.priority,
          rule: one.rule,
          includes: [...new Set(includes)],
          excludes: decided ? [...new Set(one.excludes)] : [],
        }
      })
      const net: Drawn = { name: 'net', under: null, rest: true, priority: null, rule: text('', () => true), includes: [], excludes: [] }
      return decided ? [...drawn, net] : drawn
    })

const quoted = (rows: readonly number[]): string => rows.map((at) => `"${ACCOUNTS[at]?.id}"`).join(', ')

export const ACCOUNT_RECORD = `
record account from "accounts.csv" {
  id        text key
  state     text one of ("CA", "OR", "WA")
  employees count optional
  partner   yes or no
  potential money
  zip       text
}
`

/** The territories as a quotas file. */
export const fileOf = (all: readonly Drawn[]): string =>
  `${HEAD}${ACCOUNT_RECORD}${all
    .map(
      ({ name, under, rest, priority, rule: own, includes, excludes }) => `
territory ${name} "${name}" {
${[
  ...(under === null ? [] : [`  under t${under}`]),
  ...(priority === null ? [] : [`  priority ${priority}`]),
  rest ? '  covers everything else' : `  covers account where ${own.says}`,
  ...(includes.length === 0 ? [] : [`  includes ${quoted(includes)} because "kept"`]),
  ...(excludes.length === 0 ? [] : [`  excludes ${quoted(excludes)} because "served elsewhere"`]),
].join('\n')}
}
`,
    )
    .join('')}winners 1 per account\n\nquota bookings {\n  total $1,000\n  allocate to rep evenly\n}\n`

export const csvOf = (accounts: readonly Account[]): string =>
  `id,state,employees,partner,potential,zip\n${accounts
    .map(
      ({ id, state, employees, partner, cents, zip }) =>
        `${id},${state},${employees ?? ''},${partner ? 'yes' : 'no'},${(cents / 100).toFixed(2)},${zip}\n`,
    )
    .join('')}`

export const textsOf = (all: readonly Drawn[], accounts: readonly Account[]): Texts => ({
  'quotas.plan': fileOf(all),
  'company.plan': COMPANY,
  'reps.csv': 'id,region,district,hired_on,left_on,base\nR-1,East,E,2020-01-01,,1.00\n',
  'deals.csv': 'id,owner,closed_on,amount\n',
  'accounts.csv': csvOf(accounts),
})

/** Who has an account, tried out one against the other: the winners, more than one where nothing decides. */
export function homesOf(all: readonly Drawn[], account: Account): readonly number[] {
  const at = ACCOUNTS.indexOf(account)
  const named = all.flatMap(({ includes }, i) => (includes.includes(at) ? [i] : []))
  if (named.length > 0) return named
  const chain = (i: number): number[] => {
    const under = all[i]?.under ?? null
    return under === null ? [i] : [i, ...chain(under)]
  }
  const isBelow = (i: number, parent: number | null): boolean => parent === null || chain(i).slice(1).includes(parent)
  const covering = all.flatMap((_, i) =>
    chain(i).every((one) => all[one]?.rest === true || all[one]?.rule.holds(account)) &&
    !chain(i).some((one) => all[one]?.excludes.includes(at))
      ? [i]
      : [],
  )
  const rank = (i: number): number => all[i]?.priority ?? 1000
  const inLine = covering.filter((i) =>
    covering.every((j) => j === i || (!isBelow(j, i) && !(all[i]?.rest === true && isBelow(j, all[i]?.under ?? null)))),
  )
  return inLine.filter((i) => inLine.every((j) => rank(i) <= rank(j)))
}
