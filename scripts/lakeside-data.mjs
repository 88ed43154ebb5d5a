// Usage: node scripts/lakeside-data.mjs [DIR]
// Writes the data of plans/lakeside-agency: agents, the policies that they wrote in 2026, and how many of their older ones are still in
// force, of a made-up insurance agency. Seeded, on whole numbers: the same files on every machine, to the byte.
import { join } from 'node:path'
import { DAY, iso, tablesIn } from './data/files.mjs'
import { seeded } from './data/seeded.mjs'

const DIR = process.argv[2] ?? join(import.meta.dirname, '..', 'plans', 'lakeside-agency', 'data')
const { below, between, pick, chance } = seeded(0x1a4e51de)

// ---- agents, with the policies that they write in a usual month

const AGENTS = [
  ['A-01', 'Eleanor Voss', 'unit manager', '', '2012-05-07', 0],
  ['A-02', 'Rashid Karimi', 'unit manager', '', '2015-09-14', 0],
  ['A-11', 'Bridget Olsen', 'agent', 'A-01', '2017-02-20', 6],
  ['A-12', 'Marco Bellini', 'agent', 'A-01', '2019-08-05', 5],
  ['A-13', 'Tanya Brooks', 'agent', 'A-01', '2021-03-15', 4],
  ['A-14', 'Stefan Kurz', 'agent', 'A-01', '2022-10-03', 4],
  ['A-15', 'Nadia Fournier', 'agent', 'A-02', '2018-06-11', 6],
  ['A-16', 'Gareth Pugh', 'agent', 'A-02', '2020-11-16', 4],
  ['A-17', 'Leticia Ramos', 'agent', 'A-02', '2023-04-24', 3],
  ['A-18', 'Yusuf Demir', 'agent', 'A-02', '2026-03-09', 3],
]
const LEFT = new Map([['A-14', '2026-08-31']])
/** Leticia Ramos changes units in July; Tanya Brooks is away in May and June and writes nothing. */
const MOVES = new Map([['A-17', ['A-01', '2026-07-01']]])
const AWAY = new Map([['A-13', [4, 5]]])

const START = '2026-01-01'
const agentRows = AGENTS.flatMap(([id, name, role, manager, hired]) => {
  const left = LEFT.get(id) ?? ''
  const first = [id, name, role, manager, hired, left, hired > START ? hired : START]
  const move = MOVES.get(id)
  return move === undefined ? [first] : [first, [id, name, role, move[0], hired, left, move[1]]]
})

// ---- policies: more in January and in autumn; some come back within 30 days, some lapse

const SEASON = [130, 100, 105, 95, 90, 85, 75, 80, 115, 120, 110, 95]
const FAMILIES = [
  'Abbott',
  'Bianchi',
  'Carver',
  'Duval',
  'Eriksen',
  'Fuentes',
  'Greer',
  'Haas',
  'Ivanov',
  'Jansen',
  'Keller',
  'Lowe',
].concat(['Moreau', 'Nagy', 'Ortega', 'Price', 'Quinn', 'Rossi', 'Sato', 'Thorne', 'Urban', 'Vega', 'Walsh', 'York'])
const FIRST = ['Ada', 'Bruno', 'Celia', 'David', 'Elif', 'Frank', 'Gina', 'Hector', 'Irena', 'Joel', 'Kira', 'Lars', 'Mona', 'Nils', 'Olga']
const PRODUCTS = [
  ['Term life', 35, 120],
  ['Term life', 35, 120],
  ['Whole life', 90, 320],
  ['Disability', 50, 180],
]
const monthStart = (month) => Date.UTC(2026, month, 1)
const daysIn = (month) => Math.round((monthStart(month + 1) - monthStart(month)) / DAY)
/** The day `months` later, cut to the end of its month. */
function addMonths(time, months) {
  const day = new Date(time).getUTCDate()
  const month = Date.UTC(2026, new Date(time).getUTCMonth() + months, 1)
  const days = Math.round((Date.UTC(2026, new Date(time).getUTCMonth() + months + 1, 1) - month) / DAY)
  return month + DAY * (Math.min(day, days) - 1)
}

const policies = []
for (const [id, , role, , hired, usual] of AGENTS) {
  if (role !== 'agent') continue
  for (const month of SEASON.keys()) {
    if (AWAY.get(id)?.includes(month)) continue
    const many = Math.max(0, Math.round((usual * SEASON[month]) / 100) + between(-1, 1))
    for (let i = 0; i < many; i += 1) {
      const issued = monthStart(month) + DAY * below(daysIn(month))
      const [product, low, high] = pick(PRODUCTS)
      const client = `${pick(FIRST)} ${pick(FAMILIES)}`
      const premium = between(low, high) * 1200
      const ended = chance(4) ? issued + DAY * between(3, 29) : chance(17) ? addMonths(issued, between(1, 13)) + DAY * below(28) : undefined
      if (iso(issued) < hired || iso(issued) > (LEFT.get(id) ?? '9999')) continue
      policies.push({ id, client, product, issued, premium, ended })
    }
  }
}
/** On a bound: returned on day 30 and on day 31; lapsed a day before four months, on the day, and on the day of the twelfth. */
const BOUNDS = [
  ['A-11', 'Ada Abbott', Date.UTC(2026, 1, 2), (issued) => issued + 30 * DAY],
  ['A-11', 'Bruno Bianchi', Date.UTC(2026, 1, 2), (issued) => issued + 31 * DAY],
  ['A-15', 'Celia Carver', Date.UTC(2026, 0, 15), (issued) => addMonths(issued, 4) - DAY],
  ['A-15', 'David Duval', Date.UTC(2026, 0, 15), (issued) => addMonths(issued, 4)],
  ['A-15', 'Elif Eriksen', Date.UTC(2026, 0, 15), (issued) => addMonths(issued, 12)],
]
for (const [id, client, issued, end] of BOUNDS)
  policies.push({ id, client, product: 'Term life', issued, premium: 120_000, ended: end(issued) })

policies.sort((a, b) => a.issued - b.issued || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.client < b.client ? -1 : 1))
/** The carrier's file knows what had ended by the end of March 2027. */
const KNOWN = Date.UTC(2027, 2, 31)
const policyRows = policies.map(({ id, client, product, issued, premium, ended }, at) => [
  `P-${String(at + 1).padStart(4, '0')}`,
  id,
  client,
  product,
  iso(issued),
  premium,
  ended === undefined || ended > KNOWN ? '' : iso(ended),
])

// ---- what the carrier reports each quarter: the part of last year's policies that is still in force

const REPORTS = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']
const USUAL = new Map([
  ['A-11', 92],
  ['A-12', 86],
  ['A-13', 90],
  ['A-14', 74],
  ['A-15', 88],
  ['A-16', 80],
  ['A-17', 83],
])
const reportRows = REPORTS.flatMap((day, at) =>
  [...USUAL].flatMap(([id, usual]) =>
    (LEFT.get(id) ?? '9999') < day ? [] : [[id, day, at === 0 ? `${usual}.0` : `${usual + between(-3, 3)}.${below(10)}`]],
  ),
)

const write = tablesIn(DIR)
write('agents.csv', ['agent_id', 'name', 'role', 'manager_id', 'appointed', 'terminated', 'effective_from'], agentRows)
write('policies.csv', ['policy_number', 'agent_id', 'client', 'product', 'issued', 'annual_premium_cents', 'ended'], policyRows)
write(
  'persistency.csv',
  ['report_id', 'agent_id', 'reported', 'in_force'],
  reportRows.map((row, at) => [`R-${String(at + 1).padStart(2, '0')}`, ...row]),
)
