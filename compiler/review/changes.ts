/** What changes, as it is written: a table where the clauses are short, else a list; then in one line what else changed. */
import { type Currency, signed } from '../compare/amounts.ts'
import { type Line, row, text } from '../describe/page.ts'
import { listed } from '../describe/words.ts'
import type { ToldChange } from './review.ts'

/** Cells longer than this make a table that nobody can read. */
const WIDEST_CELL = 48

/** Changes of pay with what each costs, in `currency`; undefined where costs are not known or not shown. */
export function changesLines(all: readonly ToldChange[], currency: Currency | undefined): Line[] {
  if (all.length === 0) return [text('Nothing but layout, comments or the order of lines.')]
  const changes = all.filter(({ pays }) => pays)
  const cost = (change: ToldChange): string =>
    currency === undefined ? '' : change.cost === null ? 'its cost is in that of the next' : signed(change.cost, currency)
  const narrow = changes.every(({ before, after }) => [before, after].every((cell) => (cell ?? '').length <= WIDEST_CELL))
  const rows = (): Line[] => [
    row(['', 'clause', 'before', 'after', ...(currency === undefined ? [] : ['cost'])]),
    ...changes.map((change) => {
      const { subject, rule, before, after } = change
      return row([subject, rule, before ?? 'none', after ?? 'none', ...(currency === undefined ? [] : [cost(change)])])
    }),
  ]
  const list = (): Line[] =>
    changes.flatMap((change) => {
      const { subject, rule, before, after } = change
      const named = [subject, rule].filter((part) => part !== '').join(', ')
      return [
        text(currency === undefined ? `${named}:` : `${named}: ${cost(change)}`),
        ...(before === null ? [] : [text(`before: ${before}`, 1)]),
        text(`now: ${after ?? 'none'}`, 1),
      ]
    })
  const named = ({ subject, rule }: ToldChange): string => (rule === '' ? subject : `${rule} of ${subject}`)
  const others = [...new Set(all.filter(({ pays }) => !pays).map(named))]
  return [
    ...(changes.length === 0 ? [] : narrow ? rows() : list()),
    ...(others.length === 0 ? [] : [text(`Not about pay: ${listed(others)}.`)]),
  ]
}
