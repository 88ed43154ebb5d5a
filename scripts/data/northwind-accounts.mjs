// The accounts of Northwind Cloud's account managers: who holds them, what their subscriptions are worth, what they say.
import { DAY, iso, money } from './files.mjs'
import { seeded } from './seeded.mjs'

const { below, between, pick, chance } = seeded(0x0acc0047)
const START = Date.UTC(2026, 1, 1)
const MONTHS = Array.from({ length: 12 }, (_, at) => Date.UTC(2026, 1 + at, 1))
const daysOf = (at) => Math.round((Date.UTC(2026, 2 + at, 1) - MONTHS[at]) / DAY)

/** The account managers at the start: percent chances a month that an account grows, shrinks or ends, and how content its people are. */
const BOOKS = [
  { owner: 'R-301', grows: 6, shrinks: 3, ends: 6, scores: [5, 5, 5, 4, 5, 4, 3] },
  { owner: 'R-302', grows: 8, shrinks: 5, ends: 6, scores: [5, 4, 4, 4, 4, 5, 3] },
  { owner: 'R-303', grows: 4, shrinks: 8, ends: 12, scores: [4, 4, 3, 5, 2, 4, 3] },
]
const NAMES = [
  ['Alder Foods', 'Birch Freight', 'Cobalt Health', 'Delta Mutual', 'Ember Optics', 'Falcon Steel'],
  ['Granite Power', 'Harbor Labs', 'Indigo Retail', 'Juniper Textiles', 'Kestrel Motors', 'Lumen Systems'],
  ['Meridian Pharma', 'Nova Logistics', 'Orchard Foods', 'Pioneer Steel', 'Quartz Optics', 'Ridge Freight'],
  ['Summit Health', 'Tundra Power', 'Umber Retail', 'Vertex Mutual', 'Willow Labs', 'Zephyr Motors'],
  ['Alder Systems', 'Birch Textiles', 'Cobalt Logistics', 'Delta Pharma', 'Ember Freight', 'Falcon Foods'],
  ['Granite Optics', 'Harbor Health', 'Indigo Power', 'Juniper Steel', 'Kestrel Retail', 'Lumen Mutual'],
].flat()

export const ACCOUNTS = NAMES.map((name, at) => ({
  id: `A-${String(at + 1).padStart(3, '0')}`,
  name,
  book: BOOKS[Math.trunc(at / 12)],
  opening: between(18, 140) * 100_000,
}))

/** Accounts that change hands: three go to the new account manager in July, and a whole book when its manager leaves. */
const HANDOVERS = new Map(
  ACCOUNTS.flatMap(({ id, book }, at) => {
    if (book.owner === 'R-303') return [[id, Date.UTC(2026, 10, 1)]]
    return at % 12 === 3 && book.owner === 'R-301' ? [[id, Date.UTC(2026, 6, 1)]] : []
  }),
)
for (const at of [14, 20]) HANDOVERS.set(ACCOUNTS[at].id, Date.UTC(2026, 6, 1))

export const accountHistory = ACCOUNTS.flatMap(({ id, name, book }) => [
  [id, name, book.owner, iso(START)],
  ...(HANDOVERS.has(id) ? [[id, name, 'R-304', iso(HANDOVERS.get(id))]] : []),
])

const rows = []
for (const account of ACCOUNTS) {
  const { id, book, opening } = account
  rows.push({ id, on: START, kind: 'opening', opening, change: 0 })
  const handover = HANDOVERS.get(id)
  let value = opening
  const move = (on, kind, change) => {
    rows.push({ id, on, kind, opening: 0, change })
    value += change
  }
  for (const at of MONTHS.keys()) {
    if (MONTHS[at] === handover && value > 0) rows.push({ id, on: handover, kind: 'handover', opening: value, change: 0 })
    if (value === 0) continue
    const on = MONTHS[at] + DAY * below(daysOf(at))
    if (chance(book.grows)) move(on, 'upsell', Math.max(1, Math.trunc((value * between(8, 30)) / 10_000_000)) * 100_000)
    else if (chance(book.shrinks)) move(on, 'downgrade', -Math.max(1, Math.trunc((value * between(6, 25)) / 10_000_000)) * 100_000)
    else if (at % 12 === ACCOUNTS.indexOf(account) % 12 && chance(book.ends)) move(on, 'churn', -value)
    else if (at % 12 === ACCOUNTS.indexOf(account) % 12) move(on, 'new price', Math.trunc((value * 3) / 10_000_000) * 100_000)
  }
}

/** On the last day of the second quarter the second book is worth what it was at the start: net retention of exactly 100%. */
const half = Date.UTC(2026, 6, 31)
const second = new Set(ACCOUNTS.filter(({ id, book }) => book.owner === 'R-302' && !HANDOVERS.has(id)).map(({ id }) => id))
const moved = rows.filter(({ id, on }) => on <= half && ACCOUNTS.find((one) => one.id === id).book.owner === 'R-302')
const balance = moved.filter(({ id, on }) => second.has(id) || on < HANDOVERS.get(id)).reduce((all, { change }) => all - change, 0)
if (balance !== 0) {
  const { id } = ACCOUNTS[12]
  rows.push({ id, on: half, kind: balance > 0 ? 'upsell' : 'downgrade', opening: 0, change: balance })
}

rows.sort((a, b) => a.on - b.on || (a.id < b.id ? -1 : 1))
export const movements = rows.map(({ id, on, kind, opening, change }, at) => [
  `M-${String(at + 1).padStart(3, '0')}`,
  id,
  iso(on),
  kind,
  money(opening),
  money(change),
])

const answers = ACCOUNTS.flatMap(({ id, book }) =>
  [0, 3, 6, 9].flatMap((at) => {
    if (!chance(70)) return []
    const month = at + below(3)
    return [{ id, on: MONTHS[month] + DAY * below(daysOf(month)), score: pick(book.scores) }]
  }),
)
answers.sort((a, b) => a.on - b.on || (a.id < b.id ? -1 : 1))
export const surveys = answers.map(({ id, on, score }, at) => [`S-${String(at + 1).padStart(3, '0')}`, id, iso(on), score])
