/** The small company, the small plan and the small quotas file on which the examples of messages stand: sound, and as short as they can be. */

export const COMPANY = `company acme "Acme"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01

policy {
  attainment against full quota
  no quota means no pay
  prorate target, quota by days for hired_on, left_on, leave, transfer, change
}

objective grow "Grow" because "Growth pays for everything else"

record rep from "reps.csv" {
  id       text key
  role     text
  hired_on date
  salary   money per year
}

record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
  margin    money
}
`

export const PLAN = `plan team "Team"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
target rep.salary
paid monthly

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}
`

export const QUOTAS = `quotas fy26 "FY26 quotas"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
}

quota bookings {
  total $2,400,000
  allocate to rep evenly
}
`

export const REPS = `id,role,hired_on,salary
R-1,AE,2025-03-01,60000.00
R-2,AE,2025-09-15,60000.00
`

export const DEALS = `id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00
D-2,R-2,2026-02-03,30000.00,9000.00
`

/** A text of plans in its items: an item begins at the left edge and ends with its block. */
function itemsOf(text: string): string[] {
  const items: string[] = []
  for (const line of text.split('\n')) {
    const last = items.length - 1
    if (last < 0 || !/^(?:[\s}|]|$)/.test(line)) items.push(line)
    else items[last] = `${items[last]}\n${line}`
  }
  return items.map((item) => item.trimEnd())
}

/** What an item declares: `metric bookings`, `paid`, `policy`. */
const keyOf = (item: string): string => {
  const [head = '', name = ''] = item.replace(/[«»]/g, '').split(/\s+/)
  return ['metric', 'pay', 'record', 'objective'].includes(head) ? `${head} ${name}` : head
}
const isBlock = (item: string): boolean => item.includes('{') || /^(?:objective|example|promise)\b/.test(item)

/** The base with the items of `text` in place of its own of the same name, and the others after them. A text with a head line stands alone. */
export function merged(base: string, text: string): string {
  const trimmed = text.replace(/^\n+/, '').trimEnd()
  const own = itemsOf(trimmed)
  const kinds = /^«?(?:plan|company|quotas)\b/
  if (own.some((item) => kinds.test(item))) return `${trimmed}\n`
  const items = itemsOf(base)
  const left = new Map<string, string[]>()
  for (const item of own) if (item !== '') left.set(keyOf(item), [...(left.get(keyOf(item)) ?? []), item])
  const kept = items.flatMap((item) => {
    const instead = left.get(keyOf(item))
    left.delete(keyOf(item))
    return instead ?? [item]
  })
  const added = [...left.values()].flat()
  const lines = [...kept.filter((item) => !isBlock(item)), ...added.filter((item) => !isBlock(item))]
  const blocks = [...kept.filter(isBlock), ...added.filter(isBlock)]
  return `${[lines.join('\n'), ...blocks].join('\n\n')}\n`
}
