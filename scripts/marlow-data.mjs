// Usage: node scripts/marlow-data.mjs [DIR]
// Writes the data of plans/marlow-home: stores with their months, people, timesheets and sales of a made-up retailer in its fiscal year FY26
// (2026-02-01 to 2027-01-31). Seeded, on whole numbers: the same files on every machine, to the byte.
import { join } from 'node:path'
import { DAY, iso, money, tablesIn } from './data/files.mjs'
import { seeded } from './data/seeded.mjs'

const DIR = process.argv[2] ?? join(import.meta.dirname, '..', 'plans', 'marlow-home', 'data')
const { between, chance } = seeded(0x05a1e5)
const MONTHS = Array.from({ length: 12 }, (_, at) => Date.UTC(2026, 1 + at, 1))
const monthOf = (time) => MONTHS.findLastIndex((start) => start <= time)

// ---- stores: their managers, and what they are to sell each month, more before Christmas

const SEASON = [85, 90, 95, 100, 95, 90, 100, 95, 100, 130, 160, 80]
const STORES = [
  { id: 'S-1', name: 'Riverside', base: 210_000, managers: [['E-101', 0]] },
  {
    id: 'S-2',
    name: 'Old Town',
    base: 150_000,
    managers: [
      ['E-201', 0],
      ['E-202', 7],
    ],
  },
  { id: 'S-3', name: 'Station', base: 120_000, managers: [['E-301', 0]] },
  { id: 'S-4', name: 'Lakeview', base: 95_000, managers: [['E-401', 0]] },
]
const goalOf = ({ base }, month) => (base * SEASON[month]) / 100
const managerOf = ({ managers }, month) => managers.findLast(([, from]) => from <= month)[0]
const storeRows = STORES.flatMap((store) =>
  MONTHS.map((start, at) => [store.id, store.name, managerOf(store, at), money(goalOf(store, at) * 100), iso(start)]),
)

// ---- people, with the hours that they work in a week: store managers are salaried and write none

const OPENED = '2026-02-01'
const PEOPLE = [
  ['E-101', 'Hannah Whitlock', 'manager', 'S-1', '2018-03-05', 0, 0],
  ['E-102', 'Marcus Bell', 'lead', 'S-1', '2019-06-10', 36, 42],
  ['E-103', 'Aisha Rahman', 'full time', 'S-1', '2021-04-19', 32, 40],
  ['E-104', 'Tom Fielding', 'full time', 'S-1', '2022-09-12', 32, 40],
  ['E-105', 'Lucia Romano', 'part time', 'S-1', '2023-11-06', 12, 24],
  ['E-106', 'Jonas Weber', 'part time', 'S-1', '2024-05-13', 10, 20],
  ['E-201', 'Gwen Parrish', 'manager', 'S-2', '2017-08-21', 0, 0],
  ['E-202', 'Diego Alvarez', 'lead', 'S-2', '2020-02-17', 36, 42],
  ['E-203', 'Freya Nilsson', 'full time', 'S-2', '2021-10-04', 32, 40],
  ['E-204', 'Samir Khan', 'full time', 'S-2', '2023-03-20', 32, 40],
  ['E-205', 'Nell Osborne', 'part time', 'S-2', '2024-01-15', 12, 24],
  ['E-206', 'Pia Lorentz', 'part time', 'S-2', '2026-05-18', 10, 20],
  ['E-301', 'Ruth Adeyemi', 'manager', 'S-3', '2019-01-14', 0, 0],
  ['E-302', 'Callum Reid', 'lead', 'S-3', '2021-07-05', 36, 42],
  ['E-303', 'Mei Tanaka', 'full time', 'S-3', '2022-02-28', 32, 40],
  ['E-304', 'Ines Duarte', 'part time', 'S-3', '2023-08-07', 16, 26],
  ['E-305', 'Owen Price', 'part time', 'S-3', '2025-09-01', 10, 20],
  ['E-401', 'Vera Lindholm', 'manager', 'S-4', '2020-10-12', 0, 0],
  ['E-402', 'Kofi Mensah', 'lead', 'S-4', '2022-06-20', 36, 42],
  ['E-403', 'Clara Hughes', 'full time', 'S-4', '2023-05-08', 32, 40],
  ['E-404', 'Ravi Menon', 'part time', 'S-4', '2024-10-14', 14, 24],
]
const LEFT = new Map([['E-305', '2026-08-19']])
/** In the year: a lead becomes the manager of the store, a full-timer its lead, and one moves to another store. */
const CHANGES = new Map([
  ['E-202', ['manager', 'S-2', '2026-09-01']],
  ['E-203', ['lead', 'S-2', '2026-09-01']],
  ['E-104', ['full time', 'S-3', '2026-09-01']],
])
/** Clara Hughes is away from 5 October to 29 November. */
const AWAY = new Map([['E-403', ['2026-10-05', '2026-11-29']]])
const LEAD_POINTS = 20
const pointsOf = (role) => (role === 'lead' ? LEAD_POINTS : 0)

const peopleRows = PEOPLE.flatMap(([id, name, role, store, hired]) => {
  const left = LEFT.get(id) ?? ''
  const first = [id, name, role, store, hired, left, pointsOf(role), hired > OPENED ? hired : OPENED]
  const change = CHANGES.get(id)
  return change === undefined ? [first] : [first, [id, name, change[0], change[1], hired, left, pointsOf(change[0]), change[2]]]
})

// ---- weeks end on Saturday, and belong to the month in which they end

const WEEKS = Array.from({ length: 52 }, (_, at) => Date.UTC(2026, 1, 7) + at * 7 * DAY)
const timesheets = WEEKS.flatMap((end) =>
  PEOPLE.flatMap(([id, , role, , hired, low, high]) => {
    const [day, monday] = [iso(end), iso(end - 5 * DAY)]
    const [from, to] = AWAY.get(id) ?? ['9999', '9999']
    if (role === 'manager' || hired > day || (LEFT.get(id) ?? '9999') < monday || (monday >= from && day <= to)) return []
    if (CHANGES.get(id)?.[0] === 'manager' && CHANGES.get(id)[2] <= day) return []
    // quarters of an hour; one week in fifteen is a holiday
    return chance(7) ? [] : [[id, day, money(between(low * 4, high * 4) * 25)]]
  }),
)

const sales = WEEKS.flatMap((end) =>
  STORES.flatMap((store) => {
    const month = monthOf(end)
    const weeks = WEEKS.filter((one) => monthOf(one) === month).length
    const sold = Math.trunc((goalOf(store, month) * between(9200, 11_400)) / weeks / 100) + between(0, 99)
    const furniture = Math.trunc((sold * between(48, 62)) / 100)
    const returned = Math.trunc((sold * between(15, 60)) / 1000)
    return [
      { store, end, month, kind: 'furniture', cents: furniture },
      { store, end, month, kind: 'home', cents: sold - furniture },
      { store, end, month, kind: 'return', cents: -returned },
    ]
  }),
)
/** Months that end exactly on a bound: 95% of the goal, a cent below it, the goal itself, and a cent above it. */
const EXACT = [
  ['S-2', 2, 95, 0],
  ['S-3', 4, 95, -1],
  ['S-4', 7, 100, 0],
  ['S-1', 8, 100, 1],
]
for (const [id, month, percent, more] of EXACT) {
  const rows = sales.filter((sale) => sale.store.id === id && sale.month === month)
  const wanted = goalOf(rows[0].store, month) * percent + more
  rows.findLast(({ kind }) => kind === 'home').cents += wanted - rows.reduce((sum, { cents }) => sum + cents, 0)
}

const write = tablesIn(DIR)
write('stores.csv', ['store_id', 'name', 'manager_id', 'monthly_goal', 'effective_from'], storeRows)
write('associates.csv', ['employee_id', 'name', 'role', 'store_id', 'hire_date', 'leave_date', 'lead_points', 'effective_from'], peopleRows)
write(
  'timesheets.csv',
  ['timesheet_id', 'employee_id', 'week_ending', 'hours'],
  timesheets.map((row, at) => [`T-${String(at + 1).padStart(4, '0')}`, ...row]),
)
write(
  'sales.csv',
  ['sale_id', 'store_id', 'week_ending', 'kind', 'amount'],
  sales.map(({ store, end, kind, cents }, at) => [`X-${String(at + 1).padStart(3, '0')}`, store.id, iso(end), kind, money(cents)]),
)
