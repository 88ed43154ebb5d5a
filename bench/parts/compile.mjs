/** Text to Core: a plan of a thousand lines, read, bound and checked again and again as an editor does. */
import { inTurn, median, summary } from '../measure/rounds.mjs'
import { loadProduct } from '../product/bundle.mjs'
import { ofThousandLines } from '../workload/variants.mjs'
import { planText, timed } from './common.mjs'

/** `rounds` after as many to warm up. */
export async function measure({ rounds, spoil = false }) {
  const { compile } = await loadProduct()
  const text = ofThousandLines(planText()).replace('over year', spoil ? 'over decade' : 'over year')
  const check = ({ core, diagnostics }) => ({
    wrong: diagnostics.filter(({ severity }) => severity === 'error').length + (core === undefined ? 1 : 0),
    of: text.split('\n').length - 1,
  })
  const name = 'caboose, parse, bind, check and lower'
  const results = await inTurn([{ name, run: () => compile('long.plan', () => text), check }], { rounds, warmUp: rounds })
  const one = timed(results, name)
  return { entries: results.map((result) => summary(result, null)), figures: { compile: one ? median(one.wall) : null } }
}

export const sizes = { quick: { rounds: 3 }, usual: { rounds: 31 } }
