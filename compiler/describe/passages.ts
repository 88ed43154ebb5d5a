/** How deals came through territories to a person, in words. */
import { groupedBy } from '../../runtime/ledger/grouped.ts'
import type { Passage } from '../../runtime/trace/passages.ts'
import { type Line, step, text } from './page.ts'
import { listed, plural, sayDay, spoken } from './words.ts'

const placeOf = ({ span }: Passage['reason']['origin']): string => `${span.file.split('/').at(-1)}, line ${span.start.line}`

/** `where account.state = "CA"`, `by name, kept with its owner`, `with everything else`. */
function sayReason({ by, says }: Passage['reason']): string {
  switch (by) {
    case 'rule':
      return `where ${says}`
    case 'name':
      return `by name, ${says}`
    case 'rest':
      return `with ${says}`
    default: {
      const never: never = by
      return never
    }
  }
}

/** `from 16 Mar 2026`, `up to 15 Mar 2026`, `all year`. */
function sayTenure({ from, to }: Passage['tenure']): string {
  if (from === null) return to === null ? 'all year' : `up to ${sayDay(to)}`
  return to === null ? `from ${sayDay(from)}` : `from ${sayDay(from)} to ${sayDay(to)}`
}

const sayWay = ({ territory, reason, tenure }: Passage, payee: string): string =>
  `in ${territory}, ${sayReason(reason)} (${placeOf(reason.origin)}); ${territory} is ${tenure.person === payee ? 'yours' : `that of ${tenure.person}`} ${sayTenure(tenure)} (${placeOf(tenure.origin)})`

/** Rows that came the same way, together; nothing where no territory was on the way. */
export function tellPassages(passages: readonly Passage[], payee: string): Line[] {
  if (passages.length === 0) return []
  const ways = groupedBy(passages, (one) => sayWay(one, payee))
  return [
    text('How they came to you:'),
    ...[...ways].map(([way, own]) => {
      const [first] = own
      const noun = spoken(first?.covered ?? '')
      const keys = [...new Set(own.map(({ key }) => key))]
      const itself = own.every(({ key, rowKey }) => key === rowKey)
      const accounts = itself ? '' : ` (${keys.length === 1 ? noun : plural(noun)} ${listed(keys)})`
      return step(`${listed([...new Set(own.map(({ rowKey }) => rowKey))])}${accounts}: ${way}`, 1)
    }),
  ]
}
