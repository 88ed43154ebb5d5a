/** The proof of exactness as a page for an auditor. */
import type { Proof, SumProof } from '../../../runtime/fast/proof/shape.ts'
import type { Plan } from '../../plan.ts'
import { metricLabel } from '../expression.ts'
import { type Block, block, type Line, type Review, row, text } from '../page.ts'
import { counted, spoken } from '../words.ts'
import { amount, whole } from './numbers.ts'
import { linesOf } from './part.ts'

/** The largest number up to which doubles hold every whole number. */
const LIMIT = 2n ** 53n

/** The proof in words, short enough to be read whole. */
export function describeProof(proof: Proof, plan: Plan): Review {
  return {
    title: `${proof.label}: why every amount is exact`,
    under: proof.period === null ? 'For any data within the declared fields' : `For the run of ${proof.period}, with its data`,
    blocks: [
      ...method(proof),
      ...columns(proof),
      ...sums(proof, plan),
      ...(proof.because === null ? proof.components.flatMap((one) => block(one.label, linesOf(one, proof, plan))) : []),
      ...after(proof),
    ],
  }
}

function method({ because, period }: Proof): Block[] {
  const fractions =
    'The reference evaluator computes with fractions of integers of any size: nothing is rounded but where the plan says, and there is no bound to prove.'
  if (because !== null)
    return block('How it is computed', [text(`All of it is computed by the reference evaluator, because of ${because}.`), text(fractions)])
  return block('How it is computed', [
    text(
      `Every number is a whole number over a power of ten; attainment is one whole number over another, and is not divided until pay is rounded. A double holds every whole number up to ${whole(String(LIMIT))}, so a step whose numbers cannot pass that is exact.`,
    ),
    text(
      'Where they may pass it, doubles run with the most that they may be off beside them; whenever that could change a comparison or a rounding, integers of any size decide instead.',
    ),
    text(
      period === null
        ? 'A run chooses between the two by these bounds. Data must supply: the least and the most of each column, the most rows of one person, and the least and the most of their metrics, quotas, targets and worth. Below, a figure is any of these, in the currency or in units; a rate of a person is taken to be at most 100, with four decimals.'
        : 'The bounds below are those by which this run chose between the two.',
    ),
  ])
}

function columns(proof: Proof): Block[] {
  if (proof.columns.length === 0) return []
  return block('Columns', [
    row(['column', 'decimals', 'least', 'most', 'bounded by']),
    ...proof.columns.map(({ record, field, money, decimals, least, most, from }) =>
      row([
        `${spoken(record)} ${spoken(field)}`,
        String(decimals),
        amount(least, money, proof.currency),
        amount(most, money, proof.currency),
        from === 'rows' ? 'the rows that were read' : 'the data, when there are some',
      ]),
    ),
  ])
}

const HELD = { doubles: 'doubles', pairs: 'two doubles', int64: '64 bits', big: 'integers of any size' } as const

function sums(proof: Proof, plan: Plan): Block[] {
  const name = ({ metric, part }: SumProof): string => `${metricLabel(metric, plan)}${part === 'divisor' ? ', what it is divided by' : ''}`
  const money = (decimal: string | null, one: SumProof): string => amount(decimal, one.money, proof.currency)
  const withData = proof.period !== null
  const lines: Line[] =
    proof.sums.length === 0
      ? []
      : withData
        ? [
            row(['sum', 'one row adds from', 'to', 'most rows of a person', 'at most', 'doubles hold up to', 'held in']),
            ...proof.sums.map((one) =>
              row([
                name(one),
                money(one.rowLeast, one),
                money(one.rowMost, one),
                one.rows === null ? '-' : counted(one.rows),
                money(one.reach, one),
                money(one.room, one),
                one.held === null ? '-' : HELD[one.held],
              ]),
            ),
          ]
        : [
            row(['sum', 'decimals', 'in doubles while a person comes to at most']),
            ...proof.sums.map((one) => row([name(one), String(one.decimals), money(one.room, one)])),
          ]
  const beyond =
    withData || proof.sums.length === 0
      ? []
      : [text(''), text('Beyond that, sums are held in two doubles, then in 64 bits, then in integers of any size.')]
  const leftOut = proof.leftMetrics.map(({ metric, because }) =>
    text(`${metricLabel(metric, plan)} (${because}) is no sum: the reference evaluator's rules count its rows, in exact fractions.`),
  )
  return block('Sums of rows', [...lines, ...beyond, ...(leftOut.length > 0 && lines.length > 0 ? [text('')] : []), ...leftOut])
}

function after({ because, byBigIntegers }: Proof): Block[] {
  if (because !== null) return []
  return block('After that', [
    text(
      'What is earned is whole units of the currency; differences between periods, corrections and payments are sums and differences of those.',
    ),
    ...(byBigIntegers === null
      ? []
      : [
          text(
            `In this run integers of any size decided ${byBigIntegers === 0 ? 'no amount' : byBigIntegers === 1 ? 'one amount' : `${counted(byBigIntegers)} amounts`}.`,
          ),
        ]),
  ])
}
