/** How credit is shared: whose rows count for whom, and by how much. */
import type { CreditFactor, Crediting, CreditRule, Receiver } from '../../runtime/core/credit.ts'
import type { Lying } from '../../runtime/core/planning/territories.ts'
import type { Plan } from '../plan.ts'
import { sayPercent } from './earn.ts'
import { sayExpression } from './expression.ts'
import { type Line, sentence, text } from './page.ts'
import { listed, plural, spoken } from './words.ts'

/** Whether a record's rows go whole to one person, as most do: then the measure itself says whose they are. */
export const isSimple = ({ rules, order, mayTotalLess, factors, cap }: Crediting): boolean => {
  const [only, second] = rules
  return (
    only?.kind === 'share' &&
    second === undefined &&
    only.role === 'direct' &&
    only.to.kind === 'path' &&
    only.share.kind === 'literal' &&
    only.share.value === '1' &&
    order === 'all' &&
    !mayTotalLess &&
    factors.length === 0 &&
    cap === null
  )
}

const pathWords = (path: readonly string[]): string => path.map(spoken).join("'s ")

/** `the owner`, `each user of its splits`. */
function sayReceiver(to: Receiver): string {
  switch (to.kind) {
    case 'path':
      return `the ${pathWords(to.path)}`
    case 'linked':
      return `each ${pathWords(to.path)} among its ${plural(spoken(to.record))}`
    case 'territory':
      return `whoever has ${sayTerritory(to.lies)} on its date`
    default: {
      const never: never = to
      return never
    }
  }
}

/** `the territory of its account`. */
export const sayTerritory = ({ link }: Lying): string =>
  link.length === 0 ? 'the territory that it lies in' : `the territory of its ${pathWords(link)}`

const ORDINALS = ['manager', "manager's manager", 'third level of managers', 'fourth level of managers']

function sayLevels(shares: readonly string[], noun: string): string {
  const [first] = shares
  const levels = shares.length === 1 ? `that person's ${noun}` : `the ${shares.length} levels of managers above`
  if (first !== undefined && shares.every((share) => share === first))
    return `${sayPercent(first)} of each of these parts is also credited to ${levels}`
  const each = shares.map((share, i) => `${sayPercent(share)} to the ${ORDINALS[i] ?? `level ${i + 1}`}`)
  return `of each of these parts, managers are also credited with ${listed(each)}`
}

function sayRule(rule: CreditRule, plan: Plan): string {
  switch (rule.kind) {
    case 'share': {
      const share = rule.share.kind === 'literal' ? sayPercent(rule.share.value) : `the ${sayExpression(rule.share, plan)}`
      const when = rule.when === null ? '' : ` when ${sayExpression(rule.when, plan)}`
      const top = rule.role === 'direct' ? '' : rule.role === 'overlay' ? ', on top' : ', on top, as the manager'
      return `${share} of each is credited to ${sayReceiver(rule.to)}${when}${top}`
    }
    case 'rest':
      return `the rest is credited to ${sayReceiver(rule.to)}`
    case 'equal':
      return `what is left is shared equally: ${sayReceiver(rule.to)} gets the same`
    case 'levels':
      return sayLevels(rule.shares, spoken(rule.via))
    default: {
      const never: never = rule
      return never
    }
  }
}

/** `it counts 1.5x when ...`. */
export const sayFactor = ({ by, when }: CreditFactor, plan: Plan): string =>
  `its money counts times ${sayExpression(by, plan)}${when === null ? '' : ` when ${sayExpression(when, plan)}`}`

const ORDER: Readonly<Record<Crediting['order'], string | null>> = {
  all: null,
  first_match: 'Of these the first that fits takes it.',
  most_specific: 'Of these the narrowest that fits takes it.',
}

/** The lines about credit for one record; none where its rows go whole to one person. */
export function describeCredit(crediting: Crediting, plan: Plan): Line[] {
  if (isSimple(crediting)) return []
  const { record, rules, order, mayTotalLess, factors, cap, hierarchy } = crediting
  const noun = spoken(record)
  const direct = rules.filter((rule) => rule.kind !== 'levels' && !(rule.kind === 'share' && rule.role !== 'direct'))
  const top = rules.filter((rule) => !direct.includes(rule))
  const how = ORDER[order]
  const managed = rules.some((rule) => rule.kind === 'levels' || (rule.kind === 'share' && rule.role === 'rollup'))
  return [
    text(`Who gets credit for ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}:`),
    ...factors.map((factor) => text(sentence(sayFactor(factor, plan)), 1)),
    ...(cap === null ? [] : [text(`One ${noun} counts for at most ${sayExpression(cap.limit, plan)}.`, 1)]),
    ...direct.map((rule) => text(sentence(sayRule(rule, plan)), 1)),
    ...(how === null || direct.length < 2 ? [] : [text(how, 1)]),
    ...(mayTotalLess ? [text('What is left is credited to nobody.', 1)] : []),
    ...top.map((rule) => text(sentence(sayRule(rule, plan)), 1)),
    ...(managed && hierarchy !== null ? [text(`Managers are those of its ${spoken(hierarchy)}.`, 1)] : []),
  ]
}
