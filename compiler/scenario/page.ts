/** Scenarios beside their base as a page. Nobody is named, and no small group is shown by itself. */
import { type Currency, money, signed, signedPercent } from '../compare/amounts.ts'
import { LEAST } from '../compare/shown.ts'
import { type Block, block, headline, type Line, type Review, row, text } from '../describe/page.ts'
import { countOf } from '../describe/words.ts'
import { changesLines } from '../review/changes.ts'
import { TOO_FEW } from '../review/page.ts'
import { saySides } from '../review/sides.ts'
import { alignmentBlock } from './alignment.ts'
import { attainedBlocks } from './attained.ts'
import { profitBlocks } from './profit.ts'
import type { Against, Compared, Variant } from './scenario.ts'
import { spreadBlock } from './spread.ts'

/** What the scenarios were run on, as the page says it. */
export const ranBeside = (period: string, base: string): string => `On the data of ${period}, beside ${base}`

/** The page; `data` says what was run, `by` the field of people by which attainment is shown. */
export function scenarioPage(compared: Compared, data: string, by: readonly string[]): Review {
  const { base, scenarios } = compared
  const [only, second] = scenarios
  const title = only !== undefined && second === undefined ? `${only.label}` : `${countOf(scenarios.length, 'scenario')} on ${base.label}`
  const few = [base, ...scenarios].some(({ paid }) => paid.people.length < LEAST)
  const told = few
    ? block('Cost', [text(TOO_FEW)])
    : [
        ...block('Cost', costLines(compared)),
        ...block('How pay is spread', spreadBlock(compared)),
        ...attainedBlocks(compared, by),
        ...profitBlocks(compared),
      ]
  return {
    title,
    under: data,
    blocks: [...told.slice(0, 1), ...changeBlocks(scenarios, base, few), ...told.slice(1), ...alignmentBlock(compared)].map(
      (one, tier) => ({
        ...one,
        tier,
      }),
    ),
  }
}

const currencyOf = ({ paid: { currency } }: Variant): Currency => currency

function costLines({ base, scenarios }: Compared): Line[] {
  const currency = currencyOf(base)
  const from = base.paid.total
  const [only, second] = scenarios
  const change = (one: Against): string => {
    const percent = signedPercent(one.paid.total - from, from)
    return `${signed(one.paid.total - from, currency)}${percent === '' ? '' : ` (${percent})`}`
  }
  const changeLabel = (one: Against): string =>
    ['Change', signedPercent(one.paid.total - from, from)].filter((part) => part !== '').join(', ')
  const head =
    only !== undefined && second === undefined
      ? [
          headline(`${only.label}: ${change(only)}.`, [
            { label: changeLabel(only), value: signed(only.paid.total - from, currency) },
            { label: 'Before', value: money(from, currency) },
            { label: 'After', value: money(only.paid.total, currency) },
          ]),
          text(saySides(only.sides)),
        ]
      : []
  if (head.length > 0) return head
  return [
    row(['', 'cost', 'change', 'in percent']),
    row([base.label, money(from, currency), '', '']),
    ...scenarios.map((one) =>
      row([
        one.label,
        money(one.paid.total, currency),
        signed(one.paid.total - from, currency),
        signedPercent(one.paid.total - from, from),
      ]),
    ),
    ...scenarios.map((one) => text(`${one.label}: ${saySides(one.sides)}`)),
  ]
}

/** What each scenario changes, as it is written, with what each change costs. */
const changeBlocks = (scenarios: readonly Against[], base: Variant, few: boolean): readonly Block[] =>
  scenarios.flatMap(({ label, review }) => {
    if (review === undefined) return []
    const heading = scenarios.length === 1 ? 'What it changes' : `${label}: what it changes`
    return block(
      heading,
      review.samePay
        ? [text('Nothing that can change pay: it compiles to the same program.')]
        : changesLines(
            review.changes.filter(({ pays }) => pays),
            few ? undefined : currencyOf(base),
          ),
    )
  })
