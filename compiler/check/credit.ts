import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Crediting, Receiver } from '../../runtime/core/credit.ts'
import { sayShare } from '../../runtime/evaluate/crediting.ts'
import { type Alternative, alternativesOf } from '../../runtime/evaluate/precedence.ts'
import { add, compare, fromDecimal, ONE, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import { sayExpression } from '../describe/expression.ts'
import type { Plan } from '../plan.ts'

/** Direct credit is the whole row, as far as the text decides it; the rest is checked row by row. Reports CB232. */
export function checkCredit(plan: Plan, out: Report): void {
  for (const crediting of plan.credit)
    for (const { total, alternative } of totalsOf(plan, crediting)) judge(plan, crediting, total, alternative, out)
}

interface Total {
  readonly total: Ratio
  readonly alternative: Alternative
}

/** What direct shares come to, each way that a row can be taken that the text alone decides. */
function totalsOf(plan: Plan, crediting: Crediting): Total[] {
  const totalOf = totalIn(plan)
  const alternatives = alternativesOf(crediting)
  if (crediting.order !== 'all') return alternatives.flatMap((one) => totalOf([one], one))
  const always = alternatives.filter(({ when }) => when === null)
  const sometimes = alternatives.filter(({ when }) => when !== null)
  const [first] = always
  const base = first === undefined ? [] : totalOf(always, first)
  if (sometimes.length === 0) return base
  // a condition can hold: what is always given and what it gives may not be more than the row
  const withOne = sometimes.flatMap((one) => totalOf([...always, one], one))
  return [...base, ...withOne].filter(({ total }) => compare(total, ONE) > 0)
}

/** The sum of literal shares to one person each; nothing where data decide it. */
const totalIn =
  ({ planning }: Plan) =>
  (alternatives: readonly Alternative[], alternative: Alternative): Total[] => {
    const isOne = (to: Receiver): boolean =>
      to.kind === 'path' ||
      (to.kind === 'territory' && planning.every(({ name, territories }) => !to.lies.files.includes(name) || territories.winners === 1))
    let total = ZERO
    for (const { share, to } of alternatives.flatMap(({ rules }) => rules)) {
      const value = share.kind === 'literal' && isOne(to) ? fromDecimal(share.value) : undefined
      if (value === undefined) return []
      total = add(total, value)
    }
    return [{ total, alternative }]
  }

function judge(plan: Plan, crediting: Crediting, total: Ratio, { when, rules }: Alternative, out: Report): void {
  const order = compare(total, ONE)
  const less = crediting.mayTotalLess || crediting.rules.some(({ kind }) => kind === 'rest' || kind === 'equal')
  const last = rules.at(-1)
  if (order === 0 || (order < 0 && less) || last === undefined) return
  out(report('CB232', last.origin.span, { total: sayShare(total), when: when === null ? '' : sayExpression(when, plan) }))
}
