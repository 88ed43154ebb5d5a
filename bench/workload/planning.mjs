/** A company to plan for: accounts by postal code, territories that are ranges of it, reps in regions; the same on every machine. */

const FIRST = 10_000
const CODES = 80_000

/** A small generator with a seed (mulberry32): the same numbers everywhere. */
function numbersFrom(seed) {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (((t ^ (t >>> 14)) >>> 0) % below) >>> 0
  }
}

const repKey = (i) => `R-${String(i).padStart(5, '0')}`
const cents = (value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`

export const company = `company planned "Planned"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01

objective grow "Grow" because "half of the market buys elsewhere"

record rep from "reps.csv" {
  id     text key
  region text
}

record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
}

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
}
`

/** The quotas file: so many territories, each a range of postal codes with an owner, and quotas by what they hold. */
export function planText(territories) {
  const edge = (i) => String(FIRST + Math.floor((i * CODES) / territories)).padStart(5, '0')
  const blocks = Array.from({ length: territories }, (_, i) => {
    const to = i + 1 < territories ? ` and account.zip < "${edge(i + 1)}"` : ''
    return `territory t${i} "Territory ${i}" {\n  owner "${repKey(i)}"\n  covers account where account.zip >= "${edge(i)}"${to}\n}\n`
  })
  return `quotas planned_fy26 "FY26"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep

record account from "accounts.csv" {
  id        text key
  zip       text
  potential money
  workload  number
}

${blocks.join('\n')}
territory house "House accounts" { covers everything else }
balance territories by 60% of potential + 40% of workload to 15%

quota bookings {
  total $600,000,000
  allocate to region by 50% of history(FY25) + 50% of territory.potential
  allocate to rep by 50% of history(FY25) + 50% of territory.potential
  hedge region 5%, rep 10%
  round to $100 keeping totals
}
`
}

/** The data files: accounts, reps, and a deal of last year for every tenth account. */
export function filesOf(accounts, reps) {
  const random = numbersFrom(7)
  const rows = Array.from(
    { length: accounts },
    (_, i) => `A-${String(i).padStart(7, '0')},${FIRST + random(CODES)},${cents(1 + random(9_999_999))},${1 + random(40)}\n`,
  )
  const people = Array.from({ length: reps }, (_, i) => `${repKey(i)},Region ${String(i % 20).padStart(2, '0')}\n`)
  const deals = Array.from(
    { length: Math.floor(accounts / 10) },
    (_, i) => `D-${i},${repKey(random(reps))},2025-${String(1 + random(12)).padStart(2, '0')}-15,${cents(1 + random(5_000_000))}\n`,
  )
  return {
    'accounts.csv': `id,zip,potential,workload\n${rows.join('')}`,
    'reps.csv': `id,region\n${people.join('')}`,
    'deals.csv': `id,owner,closed_on,amount\n${deals.join('')}`,
  }
}
