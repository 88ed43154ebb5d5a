// Usage: node scripts/northwind-data.mjs [DIR]
// Writes the data of plans/northwind-cloud: people, deals and quotas of a made-up company in its fiscal year FY26
// (2026-02-01 to 2027-01-31); and beside them, in `open`, deals that are not closed yet. Seeded, on whole numbers: the same files on every machine, to the byte.
import { join } from 'node:path'
import { american, DAY, money, tablesIn } from './data/files.mjs'
import { accountHistory, movements, surveys } from './data/northwind-accounts.mjs'
import { seeded } from './data/seeded.mjs'

const DIR = process.argv[2] ?? join(import.meta.dirname, '..', 'plans', 'northwind-cloud', 'data')
const OPEN = process.argv[2] === undefined ? join(DIR, '..', 'open') : join(DIR, 'open')
const QUARTERS = ['2026-02-01', '2026-05-01', '2026-08-01', '2026-11-01']
const { below, between, pick, chance } = seeded(0x0ca8005e)
const quarterStart = (at) => Date.parse(QUARTERS[at])
const quarterEnd = (at) => (at === 3 ? Date.UTC(2027, 0, 31) : quarterStart(at + 1) - DAY)

// ---- people: managers, account executives with their pace in percent of quota, sales engineers, account managers

const people = [
  ['R-001', 'Miriam Okafor', 'VP', '', '2019-04-01', 180_000],
  ['R-011', 'Tomás Herrera', 'Manager', 'R-001', '2020-02-03', 110_000],
  ['R-012', 'Ingrid Solheim', 'Manager', 'R-001', '2021-06-14', 110_000],
  ['R-013', 'Kenji Watanabe', 'Manager', 'R-001', '2022-01-10', 105_000],
  ['R-014', 'Leila Farouk', 'Manager', 'R-013', '2026-08-03', 96_000],
  ['R-201', 'Priya Raman', 'SE', 'R-001', '2021-03-01', 40_000],
  ['R-202', 'Lukas Brandt', 'SE', 'R-001', '2022-08-15', 38_000],
  ['R-203', 'Amara Diallo', 'SE', 'R-001', '2023-05-02', 38_000],
  ['R-301', 'Sofia Moretti', 'AM', 'R-001', '2020-09-07', 60_000],
  ['R-302', 'Daniel Cohen', 'AM', 'R-001', '2021-11-22', 60_000],
  ['R-303', 'Yara Haddad', 'AM', 'R-001', '2023-02-13', 55_000],
  ['R-304', 'Oscar Silva', 'AM', 'R-001', '2026-06-15', 56_000],
]
const executives = [
  ['R-101', 'Ann Kowalski', 'R-011', '2020-05-18', 120_000, 128],
  ['R-102', 'Ben Adeyemi', 'R-011', '2021-01-25', 120_000, 96],
  ['R-103', 'Chloe Martin', 'R-011', '2022-03-07', 110_000, 74],
  ['R-104', 'Dev Patel', 'R-011', '2019-10-14', 130_000, 165],
  ['R-105', 'Elena Petrova', 'R-011', '2023-07-03', 100_000, 103],
  ['R-106', 'Felix Baumann', 'R-011', '2026-04-13', 100_000, 70],
  ['R-107', 'Grace Nwosu', 'R-012', '2021-09-01', 120_000, 110],
  ['R-108', 'Hugo Laurent', 'R-012', '2020-12-07', 120_000, 58],
  ['R-109', 'Iris Novak', 'R-012', '2022-05-16', 110_000, 101],
  ['R-110', "James O'Brien", 'R-012', '2023-01-09', 110_000, 87],
  ['R-111', 'Keiko Tanaka', 'R-012', '2021-04-19', 120_000, 142],
  ['R-112', 'Liam Fraser', 'R-012', '2024-02-05', 100_000, 92],
  ['R-113', 'Maya Goldberg', 'R-013', '2022-10-03', 110_000, 116],
  ['R-114', 'Noah Williams', 'R-013', '2020-07-20', 120_000, 83],
  ['R-115', 'Olivia Brown', 'R-013', '2023-09-11', 100_000, 99],
  ['R-116', 'Paul Lindqvist', 'R-013', '2025-03-17', 100_000, 64],
  ['R-117', 'Rosa Delgado', 'R-013', '2021-08-02', 120_000, 121],
  ['R-118', 'Sam Abara', 'R-013', '2026-08-03', 100_000, 76],
]
const LEFT = new Map([
  ['R-108', '2026-09-30'],
  ['R-303', '2026-10-31'],
])
/** A leave of six weeks, and one of four. */
const ABSENCES = [
  ['R-301', '2026-09-07', '2026-10-18'],
  ['R-012', '2026-06-01', '2026-06-26'],
]
/** Changes in the year: a raise, a change of manager, and two people who get a manager between theirs and them. */
const CHANGES = [
  ['R-105', 'Elena Petrova', 'AE', 'R-011', '2023-07-03', '2026-08-01', 112_000],
  ['R-112', 'Liam Fraser', 'AE', 'R-013', '2024-02-05', '2026-10-01', 100_000],
  ['R-116', 'Paul Lindqvist', 'AE', 'R-014', '2025-03-17', '2026-09-01', 100_000],
  ['R-118', 'Sam Abara', 'AE', 'R-014', '2026-08-03', '2026-09-01', 100_000],
]
for (const [id, name, manager, hired, variable] of executives) people.push([id, name, 'AE', manager, hired, variable])
people.sort((a, b) => (a[0] < b[0] ? -1 : 1))

const peopleRows = people.flatMap(([id, name, role, manager, hired, variable]) => [
  [id, name, role, manager, hired, LEFT.get(id) ?? '', hired > '2026-02-01' ? hired : '2026-02-01', variable],
  ...CHANGES.filter((change) => change[0] === id).map(([, , was, to, since, from, pay]) => [
    id,
    name,
    was,
    to,
    since,
    LEFT.get(id) ?? '',
    from,
    pay,
  ]),
])

// ---- quotas: a year of cloud bookings by quarter, 20% 25% 25% 30%; who joins starts with the quarter after

const quotaOf = (variable) => variable * 10
const SEASON = [20, 25, 25, 30]
const quotaRows = executives.flatMap(([id, , , hired, variable]) =>
  QUARTERS.flatMap((quarter, at) => (hired > quarter ? [] : [[id, quarter, (quotaOf(variable) * SEASON[at]) / 100]])),
)

// ---- quotas of managers: 90% of what the people below have at the start of the quarter, in whole $10,000

/** The manager of a person on a day. */
function managerOn(id, day) {
  const rows = peopleRows.filter((row) => row[0] === id && row[6] <= day)
  return rows.at(-1)?.[3] ?? ''
}
/** Leila Farouk comes three days into her first quarter, and gets her two people a month later. */
const FIRST_DAY = new Map([['R-014', '2026-09-01']])
const isBelow = (id, manager, day) => {
  const above = managerOn(id, day)
  return above === manager || (above !== '' && isBelow(above, manager, day))
}
for (const [manager, , , , hired] of people.filter((row) => row[2] === 'Manager'))
  for (const quarter of QUARTERS.filter((_, at) => Date.parse(hired) <= quarterEnd(at))) {
    const day = hired > quarter ? (FIRST_DAY.get(manager) ?? quarter) : quarter
    const team = quotaRows.filter(
      ([id, start]) =>
        start === quarter && !(LEFT.get(id) < quarter) && executives.some(([one]) => one === id) && isBelow(id, manager, day),
    )
    const sum = team.reduce((all, [, , quota]) => all + quota, 0)
    quotaRows.push([manager, quarter, Math.trunc((sum * 9) / 100_000) * 10_000])
  }

// ---- deals: an export of the CRM

const FIRST = [
  'Alder',
  'Birch',
  'Cobalt',
  'Delta',
  'Ember',
  'Falcon',
  'Granite',
  'Harbor',
  'Indigo',
  'Juniper',
  'Kestrel',
  'Lumen',
  'Meridian',
  'Nova',
  'Orchard',
  'Pioneer',
  'Quartz',
  'Ridge',
  'Summit',
  'Tundra',
  'Umber',
  'Vertex',
  'Willow',
  'Zephyr',
]
const SECOND = [
  'Foods',
  'Freight',
  'Health',
  'Labs',
  'Logistics',
  'Motors',
  'Mutual',
  'Optics',
  'Partners',
  'Pharma',
  'Power',
  'Retail',
  'Software',
  'Steel',
  'Systems',
  'Textiles',
]
const ENGINEERS = new Map([
  ['R-011', 'R-201'],
  ['R-012', 'R-202'],
  ['R-013', 'R-203'],
])

/** A day of the quarter; half of all deals close in its last three weeks. */
function closing(at) {
  const days = Math.round((quarterEnd(at) - quarterStart(at)) / DAY)
  return quarterStart(at) + DAY * (chance(50) ? between(days - 20, days) : between(0, days))
}

const deals = []
function deal(owner, engineer, at, product, kind, dollars) {
  const closed = closing(at)
  const percent = product === 'Licence' ? between(8, 30) : product === 'Services' ? between(12, 34) : between(22, 48)
  const cents = dollars * 100
  const paid = closed + DAY * between(12, 75)
  const cancelled = chance(4) ? closed + DAY * between(15, 140) : undefined
  deals.push({
    owner,
    engineer,
    customer: `${pick(FIRST)} ${pick(SECOND)}`,
    closed,
    paid: cancelled !== undefined && cancelled < paid ? undefined : paid,
    cancelled,
    product,
    kind,
    term: pick([12, 12, 12, 24, 24, 36]),
    products: pick([1, 1, 1, 2, 2, 3]),
    amount: cents,
    margin: Math.trunc((cents * percent) / 100),
  })
}
for (const [id, , manager, hired, variable, pace] of executives) {
  for (const at of QUARTERS.keys()) {
    const from = Math.max(Date.parse(hired), quarterStart(at))
    const until = Math.min(LEFT.has(id) ? Date.parse(LEFT.get(id)) : quarterEnd(at), quarterEnd(at))
    if (from > until) continue
    const share = Math.round(((until - from) * 100) / (quarterEnd(at) - quarterStart(at)))
    let left = Math.trunc((quotaOf(variable) * SEASON[at] * pace * share) / 1_000_000) + between(-30_000, 30_000)
    while (left > 4000) {
      const dollars = Math.min(left, pick([between(4000, 15_000), between(9000, 34_000), between(20_000, 90_000)]))
      const product = pick(['Cloud', 'Cloud', 'Cloud', 'Cloud', 'Licence', 'Services'])
      const before = deals.length
      deal(
        id,
        product === 'Cloud' && chance(45) ? ENGINEERS.get(manager) : undefined,
        at,
        product,
        chance(42) ? 'new' : 'expansion',
        dollars,
      )
      const made = deals[before]
      if (made.closed < from || made.closed > until) made.closed = from + DAY * below(Math.round((until - from) / DAY) + 1)
      if (product === 'Cloud') left -= dollars
    }
  }
}
for (const id of ['R-301', 'R-302', 'R-303'])
  for (const at of QUARTERS.keys())
    for (let i = between(14, 20); i > 0; i -= 1)
      deal(id, undefined, at, pick(['Cloud', 'Cloud', 'Licence']), chance(80) ? 'renewal' : 'expansion', between(8000, 60_000))

/** Deals that close after their account manager has left are the successor's. */
for (const one of deals) if (one.owner === 'R-303' && one.closed > Date.parse(LEFT.get('R-303'))) one.owner = 'R-304'

deals.sort((a, b) => a.closed - b.closed || (a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : b.amount - a.amount))
const rowOf = (id, one) => [
  id,
  one.owner,
  one.engineer ?? '',
  one.customer,
  american(one.closed),
  one.paid === undefined ? '' : american(one.paid),
  one.cancelled === undefined ? '' : american(one.cancelled),
  one.product,
  one.kind,
  one.term,
  one.products,
  money(one.amount),
  money(one.margin),
]
const dealRows = deals.map((one, at) => rowOf(`D-${String(at + 1).padStart(4, '0')}`, one))

// ---- deals that are expected to close in the last two weeks of the year: a pipeline of its own seed

const later = seeded(0x0ca8005f)
const isThere = (id) => !LEFT.has(id)
function openDeal(owner, product, kind, dollars) {
  const percent = product === 'Licence' ? later.between(8, 30) : later.between(22, 48)
  const at = people.find(([id]) => id === owner)?.[3]
  return {
    owner,
    engineer: product === 'Cloud' && later.chance(40) ? ENGINEERS.get(at) : undefined,
    customer: `${later.pick(FIRST)} ${later.pick(SECOND)}`,
    closed: Date.UTC(2027, 0, later.between(18, 29)),
    product,
    kind,
    term: later.pick([12, 12, 24, 24, 36]),
    products: later.pick([1, 1, 2, 3]),
    amount: dollars * 100,
    margin: Math.trunc(dollars * percent),
  }
}
const pipeline = []
for (const [id] of executives.filter(([one]) => isThere(one)))
  for (let i = later.between(4, 7); i > 0; i -= 1) {
    const dollars = later.pick([later.between(8, 24), later.between(18, 60), later.between(45, 140)]) * 1000
    pipeline.push(openDeal(id, later.pick(['Cloud', 'Cloud', 'Cloud', 'Licence']), later.pick(['new', 'expansion']), dollars))
  }
for (const id of ['R-301', 'R-302', 'R-304'])
  for (let i = later.between(3, 5); i > 0; i -= 1)
    pipeline.push(
      openDeal(id, later.pick(['Cloud', 'Licence']), later.pick(['expansion', 'expansion', 'renewal']), later.between(10, 80) * 1000),
    )
pipeline.sort((a, b) => a.closed - b.closed || (a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : b.amount - a.amount))
const openRows = pipeline.map((one, at) => rowOf(`O-${String(at + 1).padStart(3, '0')}`, one))

const write = tablesIn(DIR)
write('people.csv', ['employee_id', 'name', 'role', 'manager_id', 'hire_date', 'leave_date', 'effective_from', 'variable_pay'], peopleRows)
write('quotas.csv', ['employee_id', 'quarter_start', 'cloud_bookings'], quotaRows)
const DEAL = [
  'Opportunity ID',
  'Owner ID',
  'Engineer ID',
  'Account',
  'Close Date',
  'Paid Date',
  'Cancelled Date',
  'Product Family',
  'Type',
  'Term (months)',
  'Products',
  'Amount',
  'Margin',
]
write('deals.csv', DEAL, dealRows)
tablesIn(OPEN)('deals.csv', DEAL, openRows)
write('absences.csv', ['employee_id', 'starts', 'ends'], ABSENCES)
write('accounts.csv', ['account_id', 'name', 'owner_id', 'effective_from'], accountHistory)
write('subscriptions.csv', ['movement_id', 'account_id', 'date', 'kind', 'opening_arr', 'change'], movements)
write('surveys.csv', ['survey_id', 'account_id', 'answered_on', 'score'], surveys)
