/** What moves between two quotas files, for the reader of a terminal and for a program. */

import { money, signed } from '../../compiler/compare/amounts.ts'
import { sayNumber } from '../../compiler/describe/planned/territories.ts'
import type { MovedPay } from '../../compiler/planned-pay.ts'
import { toFraction } from '../../runtime/exact/fraction.ts'
import { type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { amountDecimal } from '../../runtime/planning/allocation/sheets.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import type { Moved } from '../../runtime/planning/territories/moved.ts'
import { table } from './table.ts'

/** Rows that are listed; all are in the JSON. */
const LISTED = 50

const home = (territories: readonly string[]): string => (territories.length === 0 ? 'none' : territories.join(', '))

/** The rows that move, what they hold, whose quota changes by how much, and with plans beside whose pay. */
export function movedText(
  title: string,
  planned: Planned,
  { rows, numbers, quotas }: Moved,
  pay: readonly MovedPay[] | undefined,
  width: number,
): string {
  const owners = rows.filter(({ changesOwner }) => changesOwner).length
  const head = [
    `${rows.length} ${rows.length === 1 ? 'row changes' : 'rows change'} territory, ${owners} of them the owner`,
    ...numbers.map(
      ({ says, unit, moved, disruption }) =>
        `  ${says}: ${sayNumber(planned, unit)(moved)} changes owner, ${showPercent(disruption, 1)} of all`,
    ),
  ]
  const moves =
    rows.length === 0
      ? []
      : [
          table(
            [
              { title: 'Row', align: 'left' },
              { title: 'From', align: 'left' },
              { title: 'To', align: 'left' },
              ...numbers.map(({ says }) => ({ title: says, align: 'right' as const })),
            ],
            rows
              .slice(0, LISTED)
              .map(({ key, from, to, holds }) => [
                key,
                home(from),
                home(to),
                ...numbers.map(({ unit }, i) => (holds[i] == null ? '' : sayNumber(planned, unit)(holds[i]))),
              ]),
            [],
            width,
          ) + (rows.length > LISTED ? `and ${rows.length - LISTED} more, in --format json\n` : ''),
        ]
  const people = quotas.map(({ label, unit, people: changed }) => {
    if (changed.length === 0) return `${label}: no quota changes\n`
    const say = sayNumber(planned, unit)
    return table(
      [
        { title: label, align: 'left' },
        { title: 'Before', align: 'right' },
        { title: 'After', align: 'right' },
        { title: 'Change', align: 'right' },
      ],
      changed.map(({ id, label: name, before, after, change }) => [
        name === id ? id : `${id} ${name}`,
        say(before),
        say(after),
        `${change.n > 0n ? '+' : ''}${say(change)}`,
      ]),
      [],
      width,
    )
  })
  return [`${title}\n`, `${head.join('\n')}\n`, ...moves, ...people, ...payTables(pay, width)].join('\n')
}

/** Whose pay is another, a table for each plan; what is sold after today is not known, so this is pay on what is sold. */
function payTables(pay: readonly MovedPay[] | undefined, width: number): string[] {
  if (pay === undefined) return []
  if (pay.length === 0) return ['No plan beside it goes by this file.\n']
  return pay.map(({ label, period, people, currency }) => {
    const heading = `${label}, ${period}`
    if (people.length === 0) return `${heading}: nobody's pay changes on what is sold so far\n`
    return table(
      [
        { title: `Pay: ${heading}`, align: 'left' },
        { title: 'Before', align: 'right' },
        { title: 'After', align: 'right' },
        { title: 'Change', align: 'right' },
      ],
      people.map(({ id, label: name, before, after }) => [
        name === id ? id : `${id} ${name}`,
        money(before, currency),
        money(after, currency),
        signed(after - before, currency),
      ]),
      [],
      width,
    )
  })
}

/** `quotas --since OLD --format json`. */
export function movedJson(
  names: { readonly before: string; readonly after: string },
  { planning }: Planned,
  moved: Moved,
  pay: readonly MovedPay[] | undefined,
) {
  const decimal = (value: Ratio, kind: string): string => amountDecimal(value, kind === 'money', planning.currency)
  return {
    schemaVersion: 1,
    ...names,
    currency: planning.currency.code,
    numbers: moved.numbers.map(({ says, unit, moved: amount, disruption }) => ({
      number: says,
      moved: decimal(amount, unit.kind),
      disruption: toFraction(disruption),
    })),
    rows: moved.rows.map(({ key, from, to, changesOwner, holds }) => ({
      key,
      from: [...from],
      to: [...to],
      changesOwner,
      holds: holds.map((value, i) => (value === null ? null : decimal(value, moved.numbers[i]?.unit.kind ?? 'number'))),
    })),
    quotas: moved.quotas.map(({ metric, unit, people }) => ({
      metric,
      people: people.map(({ id, label, before, after, change }) => ({
        person: id,
        name: label,
        before: decimal(before, unit.kind),
        after: decimal(after, unit.kind),
        change: decimal(change, unit.kind),
      })),
    })),
    pay:
      pay?.map(({ plan, period, currency, people }) => ({
        plan,
        period,
        currency: currency.code,
        people: people.map(({ id, label, before, after }) => ({
          person: id,
          name: label,
          before: amountDecimal(ratio(before), true, currency),
          after: amountDecimal(ratio(after), true, currency),
          change: amountDecimal(ratio(after - before), true, currency),
        })),
      })) ?? null,
  }
}
