/** Deals credited through territories, by date. Expected amounts are derived by hand beside each test; a tenth of each credit is paid. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { byBoth, credited, earned, foundIn, type Said, TERRITORIES, textsOf } from './credited.ts'
import { paidOf, plannedOf, quotaOf } from './texts.ts'

/** Two territories may have one account: a named one comes first. */
const NAMED = `territory west "West" {
  owner "ann"
  covers account where account.state in ("CA", "OR")
}
territory named "Named accounts" {
  owner "dan"
  priority 1
  covers account where account.size >= 30
}
territory house "House accounts" { covers everything else }
winners 2 per account`

describe('a deal goes to whoever has the territory of its account', () => {
  test('by rule, and by name where a territory includes the account', () => {
    // A-1 is in CA: west; A-2 in NY: east; A-9 is in CA and included in east
    const deals = 'D-1,A-1,2026-02-01,1000.00\nD-2,A-2,2026-02-01,500.00\nD-3,A-9,2026-02-01,20.00\n'
    expect(credited({ deals })).toEqual(['D-1 ann 100000', 'D-2 cat 50000', 'D-3 cat 2000'])
    expect(earned({ deals })).toEqual({ ann: 10_000, cat: 5_200 })
  })
  test('on its date: before, on and after the day on which a territory changes hands', () => {
    // west is ann's up to 15 March and ben's from 16 March
    const deals = 'D-1,A-1,2026-03-15,100.00\nD-2,A-1,2026-03-16,200.00\nD-3,A-1,2026-03-17,400.00\n'
    expect(credited({ deals })).toEqual(['D-1 ann 10000', 'D-2 ben 20000', 'D-3 ben 40000'])
    expect(earned({ deals }, 'FY26-M03')).toEqual({ ann: 1_000, ben: 6_000 })
  })
  test('in mid-quarter: an account that moves goes with its fields', () => {
    // A-3 is in CA up to 14 February, in NY from 15 February
    const deals = 'D-1,A-3,2026-02-14,100.00\nD-2,A-3,2026-02-15,200.00\n'
    expect(credited({ deals })).toEqual(['D-1 ann 10000', 'D-2 cat 20000'])
    expect(earned({ deals }, 'FY26-Q1')).toEqual({ ann: 1_000, cat: 2_000 })
  })
  test('by name on some days: before, on and after the first and the last', () => {
    const territories = TERRITORIES.replace(
      'includes "A-9"',
      'includes "A-1" effective from 2026-03-01 to 2026-05-31 because "a pilot"\n  includes "A-9"',
    )
    const on = ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01']
    const deals = on.map((day, i) => `D-${i},A-1,${day},100.00\n`).join('')
    // west is ben's by June
    expect(credited({ territories, deals })).toEqual(['D-0 ann 10000', 'D-1 cat 10000', 'D-2 cat 10000', 'D-3 ben 10000'])
  })
  test('and from one name to another on the day between', () => {
    const territories = TERRITORIES.replace(
      'includes "A-9" because',
      'includes "A-9" effective from 2026-01-01 to 2026-06-30 because',
    ).replace(
      '\n  covers account where account.state in',
      '\n  includes "A-9" effective from 2026-07-01 because "its buyer moved"\n  covers account where account.state in',
    )
    const deals = 'D-1,A-9,2026-06-30,100.00\nD-2,A-9,2026-07-01,100.00\n'
    expect(credited({ territories, deals })).toEqual(['D-1 cat 10000', 'D-2 ben 10000'])
    const both = territories.replace(' to 2026-06-30', '')
    expect(foundIn({ territories: both, deals })).toEqual([expect.stringContaining('CB545')])
  })
  test('but not where a name keeps it out on that day', () => {
    const territories = TERRITORIES.replace(
      '\n  covers account where account.state in',
      '\n  excludes "A-1" effective from 2026-02-02 because "served by the house"\n  covers account where account.state in',
    )
    const deals = 'D-1,A-1,2026-02-01,100.00\nD-2,A-1,2026-02-02,100.00\n'
    expect(credited({ territories, deals })).toEqual(['D-1 ann 10000', 'D-2 nobody uncredited 10000'])
  })
  test('and a return takes back exactly what its sale gave', () => {
    const territories = NAMED
    const credit = 'equal to territory.owner'
    const deals = 'D-1,A-9,2026-02-01,0.01\nD-2,A-9,2026-02-02,-0.01\n'
    // half a cent each: the first in order of keys has it, and gives it back
    expect(credited({ territories, credit, deals })).toEqual(['D-1 ann 1', 'D-2 ann -1'])
  })
})

describe('what is nobody’s', () => {
  test('house accounts credit nobody, and are listed', () => {
    const said: Said = { deals: 'D-1,A-7,2026-02-01,100.00\nD-2,A-1,2026-02-01,50.00\n' }
    expect(credited(said)).toEqual(['D-1 nobody uncredited 10000', 'D-2 ann 5000'])
    expect(foundIn(said)).toEqual([
      'CB899 q.plan:17:nobody has `house`: 1 row of `deal` is credited to nobody (`D-1`)'.replace(':17:', ':17 '),
    ])
  })
  test('a house with a person of its own is credited to that person', () => {
    const territories =
      'territory west "West" { covers account where account.state = "CA" }\nterritory house "House accounts" {\n  owner "dan"\n  covers everything else\n}'
    expect(credited({ territories, deals: 'D-1,A-7,2026-02-01,100.00\n' })).toEqual(['D-1 dan 10000'])
  })
  test('a territory before its first owner is nobody’s, and somebody’s from that day on', () => {
    const territories =
      'territory west "West" {\n  owner "ann" effective from 2026-04-01\n  covers account where account.state = "CA"\n}\nterritory house "House accounts" { covers everything else }'
    const deals = 'D-1,A-1,2026-03-31,100.00\nD-2,A-1,2026-04-01,100.00\n'
    expect(credited({ territories, deals })).toEqual(['D-1 nobody uncredited 10000', 'D-2 ann 10000'])
  })
  test('a deal without an account is found with its row, and stays in the ledger', () => {
    const said: Said = { deals: 'D-1,A-1,2026-02-01,50.00\nD-2,,2026-02-03,100.00\n' }
    expect(credited(said)).toEqual(['D-1 ann 5000', 'D-2 nobody uncredited 10000'])
    expect(foundIn(said)).toEqual([
      'CB898 deals.csv:3 the `deal` `D-2` of 2026-02-03 has no `account`, so it is in no territory and credited to nobody',
    ])
  })
  test('a deal before its account was there is found in the same way', () => {
    const accounts = 'id,state,size,effective_from\nA-1,CA,10,2026-02-02\nA-9,CA,1,2020-01-01\n'
    expect(foundIn({ accounts, deals: 'D-1,A-1,2026-02-01,50.00\n' })).toEqual([
      'CB898 deals.csv:2 the `deal` `D-1` of 2026-02-01 has no `account`, so it is in no territory and credited to nobody',
    ])
  })
  test('an account in no territory stops the run, with the row', () => {
    const territories = 'territory big "Big" {\n  owner "ann"\n  covers account where account.size + account.size > 30\n}'
    expect(foundIn({ territories, deals: 'D-1,A-1,2026-02-01,50.00\nD-2,A-2,2026-02-01,50.00\n' })).toEqual([
      'CB897 deals.csv:2 the `deal` `D-1` of 2026-02-01 is in no territory: the `account` `A-1` is in none',
    ])
  })
  test('so does one that two have, where only one may', () => {
    const territories =
      'territory big "Big" {\n  owner "ann"\n  covers account where account.size + account.size > 30\n}\nterritory odd "Odd" {\n  owner "ben"\n  covers account where account.size + account.size > 50\n}'
    expect(foundIn({ territories, deals: 'D-1,A-3,2026-02-01,50.00\n' })).toEqual([
      'CB887 deals.csv:2 the `account` `A-3` is in `big` and `odd`, and only 1 may have it',
    ])
  })
  test('what a territory names and the data do not know stops the run', () => {
    expect(foundIn({ accounts: 'id,state,size,effective_from\nA-1,CA,10,2020-01-01\n', deals: 'D-1,A-1,2026-02-01,50.00\n' })).toEqual([
      'CB888 q.plan:15 no `account` is `A-9`',
    ])
  })
})

describe('several territories that have one account', () => {
  const deals = 'D-1,A-9,2026-02-01,100.01\nD-2,A-1,2026-02-01,100.01\n'
  test('share in equal parts', () => {
    // 10,001 cents over two: 5000.5 each, so 5001 to the first key; A-1 has one
    expect(credited({ territories: NAMED, credit: 'equal to territory.owner', deals })).toEqual([
      'D-1 ann 5001',
      'D-1 dan 5000',
      'D-2 ann 10001',
    ])
  })
  test('by the split that is declared: the first 60%, the rest to the second, all to one that is alone', () => {
    // named comes first by its priority: 60% of 10,001 is 6000.6, so 6001, and 4000 is left
    const credit = '60% to territory.owner when territory.rank = 1\n  40% to territory.owner when territory.rank = 2'
    expect(credited({ territories: NAMED, credit: `${credit}\n  rest to territory.owner`, deals })).toEqual([
      'D-1 ann 4000',
      'D-1 dan 6001',
      'D-2 ann 4000',
      'D-2 ann 6001',
    ])
  })
  test('in full each: the first directly, the others on top', () => {
    const credit = '100% to territory.owner when territory.rank = 1\n  100% to territory.owner when territory.rank > 1 as overlay'
    expect(credited({ territories: NAMED, credit, deals })).toEqual(['D-1 ann overlay 10001', 'D-1 dan 10001', 'D-2 ann 10001'])
  })
  test('by their names, beside a condition on the deal', () => {
    const credit = `100% to territory.owner when territory.rank = 1
  10%  to territory.owner when territory.name = "named" and deal.amount >= $100 as overlay`
    expect(credited({ territories: NAMED, credit, deals })).toEqual(['D-1 dan 10001', 'D-1 dan overlay 1000', 'D-2 ann 10001'])
  })
  test('in full each directly is more than the deal, and refused', () =>
    expect(foundIn({ territories: NAMED, deals })).toEqual([expect.stringContaining('CB858')]))
  test('are not asked about where only one may have an account: its shares are held to the whole before there are data', () =>
    expect(foundIn({ credit: '90% to territory.owner', deals })).toEqual([expect.stringContaining('CB232')]))
  test('of one person count once in equal parts, and by themselves in a split', () => {
    const both = NAMED.replace('"dan"', '"ann"')
    expect(credited({ territories: both, credit: 'equal to territory.owner', deals: 'D-1,A-9,2026-02-01,100.01\n' })).toEqual([
      'D-1 ann 10001',
    ])
    const credit = '60% to territory.owner when territory.rank = 1\n  40% to territory.owner when territory.rank = 2'
    // 6000.6 and the rest
    expect(credited({ territories: both, credit, deals: 'D-1,A-9,2026-02-01,100.01\n' })).toEqual(['D-1 ann 4000', 'D-1 ann 6001'])
  })
  test('of which nobody has one leave its part to nobody', () => {
    const vacant = NAMED.replace('  owner "dan"\n', '')
    const credit = '60% to territory.owner when territory.rank = 1\n  40% to territory.owner when territory.rank = 2'
    expect(credited({ territories: vacant, credit, deals: 'D-1,A-9,2026-02-01,100.00\n' })).toEqual([
      'D-1 ann 4000',
      'D-1 nobody uncredited 6000',
    ])
  })
})

describe('files', () => {
  const file = (name: string, days: string, owner: string): string =>
    `quotas ${name} "Coverage"\nlanguage 1\nuses "company.plan"\neffective from ${days}\napplies to rep\n\nterritory all "All" {\n  owner "${owner}"\n  covers everything else\n}\nterritory none "None" { covers account where account.state = "XX" }\n`
  const experts = file('experts', '2026-01-01 to 2026-12-31', 'dan')
  const deals = 'D-1,A-1,2026-02-01,100.00\n'
  test('are named where two are for one day: the second on top', () => {
    const said: Said = {
      deals,
      credit: '100% to q.territory.owner\n  50% to experts.territory.owner as overlay',
      uses: '"company.plan", "q.plan", "experts.plan"',
      more: { 'experts.plan': experts },
    }
    expect(credited(said)).toEqual(['D-1 ann 10000', 'D-1 dan overlay 5000'])
    expect(foundIn({ ...said, credit: '100% to territory.owner' })).toEqual([expect.stringContaining('CB546')])
  })
  test('follow each other by date', () => {
    const said: Said = {
      deals: 'D-1,A-1,2026-12-31,100.00\nD-2,A-1,2027-01-01,100.00\n',
      uses: '"company.plan", "q.plan", "next.plan"',
      more: { 'next.plan': file('next', '2027-01-01 to 2027-12-31', 'cat') },
    }
    expect(credited(said)).toEqual(['D-1 ben 10000'])
  })
})

describe('measured for territory', () => {
  const territories = `territory coast "Coast" {
  owner "dan"
  covers account where account.state in ("CA", "OR", "NY")
}
territory west "West" {
  under coast
  owner "ann"
  owner "ben" effective from 2026-03-16
  covers account where account.state in ("CA", "OR")
}
territory house "House accounts" { covers everything else }`
  test('counts what lies in the territories that somebody has, and in parts of them, whoever is credited', () => {
    // A-1 is in west, a part of coast, A-2 in coast itself; ben has west from 16 March
    const deals = 'D-1,A-1,2026-03-15,100.00\nD-2,A-1,2026-03-16,200.00\nD-3,A-2,2026-03-16,400.00\n'
    expect(earned({ territories, metric: '  measured for territory\n', deals })).toEqual({ ann: 1_000, ben: 2_000, dan: 7_000 })
    expect(earned({ territories, deals })).toEqual({ ann: 1_000, ben: 2_000, dan: 4_000 })
    // the statement of whoever has the whole leads back to the part, and to who has that
    const files = textsOf({ territories, metric: '  measured for territory\n', deals })
    const { plan, core } = compile('ae.plan', (path) => files[path])
    if (plan === undefined || core === undefined) throw new Error('no plan')
    const outcome = paidOf(files, 'ae.plan', 'FY26-M03')
    const words = renderText(describeStatement(plan, core, outcome, 'dan'), 100)
      .join(' ')
      .replace(/\s+/g, ' ')
    expect(words).toContain(
      'D-2 (account A-1): in West, where account.state in ("CA", "OR") (q.plan, line 15); West is that of ben from 16 Mar 2026',
    )
    expect(words).toContain(
      'D-3 (account A-2): in Coast, where account.state in ("CA", "OR", "NY") (q.plan, line 9); Coast is yours all year',
    )
  })
})

describe('both evaluators', () => {
  const deals =
    'D-1,A-1,2026-03-15,100.01\nD-2,A-3,2026-03-16,200.00\nD-3,A-7,2026-03-16,400.00\nD-4,,2026-03-20,1.00\nD-5,A-9,2026-05-01,-3.33\n'
  test.for<Said>([
    { deals },
    { deals, territories: NAMED, credit: 'equal to territory.owner' },
    { deals, territories: NAMED, credit: '60% to territory.owner when territory.rank = 1\n  rest to territory.owner' },
    { deals, metric: '  measured for territory\n' },
  ])('write the same bytes', (said) => {
    const { reference, columns } = byBoth(said)
    expect(columns).toEqual(reference)
    expect(reference).not.toHaveProperty('refused')
  })
})

describe('the past of a quotas file', () => {
  test('is credited by the territories of the planned year, as they are on its first day', () => {
    const past: Said = {
      deals: 'D-1,A-1,2025-02-01,600.00\nD-2,A-3,2025-11-01,300.00\nD-3,A-2,2025-05-05,100.00\nD-4,A-7,2025-05-05,900.00\n',
      territories: `${TERRITORIES}

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
}

quota bookings {
  total $2,000
  allocate to rep by history(FY25)
}`,
    }
    // on 1 January 2026 west is ann's, with A-1 and A-3 (600 + 300), east is cat's, with A-2 (100); what the house has weighs nothing
    const planned = plannedOf(textsOf(past), 'q.plan')
    const { people, person } = quotaOf(planned)
    expect(people.map((id) => `${id} ${person(id, planned.world.until)?.year}`)).toEqual(['ann 180000', 'ben 0', 'cat 20000', 'dan 0'])
  })
})
