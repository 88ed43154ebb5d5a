/** How even territories must be: a blend of numbers of their rows, and how far one may be from the mean. */
import type { ItemOf } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Balance } from '../../../runtime/core/planning/territories.ts'
import { fromFraction } from '../../../runtime/exact/fraction.ts'
import { equal, ONE, sign, total } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import { originOf } from '../context.ts'
import { valueOfLiteral } from '../literal.ts'
import { bindBlend, type Place } from './basis.ts'

const ADDRESS = 'balance territories'

/** Binds the blend to numbers of the rows that territories are made of. Reports CB201, CB204, CB290, CB304, CB531. */
export function bindBalance(place: Omit<Place, 'level' | 'address'>, record: string, node: ItemOf<'balance'>): Balance | undefined {
  const { context } = place
  const origin = originOf(ADDRESS, node.span)
  const blend = bindBlend(node.score, { ...place, level: { name: record, record }, address: ADDRESS })
  const within = valueOfLiteral(node.share, context.currency, context)
  if (blend === undefined || within === undefined) return undefined
  const score = blend.flatMap(({ share, of }): Balance['score'] => {
    if (of.basis.kind === 'node') return [{ share, path: of.basis.path, says: of.says, origin: of.origin }]
    context.report(reportOf('CB290', of.origin.span, { number: of.says, record }))
    return []
  })
  const shares = score.map(({ share }) => fromFraction(share))
  const sum = total(shares)
  if (score.length === blend.length && (!equal(sum, ONE) || shares.some((share) => sign(share) < 0)))
    context.report(reportOf('CB531', node.score.span, { total: showPercent(sum) }))
  const [first, ...rest] = score
  return first && { score: [first, ...rest], within: within.value, says: printExpression(node.score), origin }
}
