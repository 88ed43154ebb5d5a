/** Text to Core: a plan of a thousand lines, read, bound and checked again and again as an editor does. */
import { inTurn, median, summary } from '../measure/rounds.mjs'
import { loadProduct } from '../product/bundle.mjs'
import { ofThousandLines } from '../workload/variants.mjs'
import { planText, timed } from './common.mjs'

/** `rounds` after as many to warm up. The target is for what an editor waits for: lowering, which only a run needs, is timed alone and taken off. */
export async function measure({ rounds, spoil = false }) {
  const { compile, lower } = await loadProduct()
  const text = ofThousandLines(planText()).replace('over year', spoil ? 'over decade' : 'over year')
  const check = ({ core, diagnostics }) => ({
    wrong: diagnostics.filter(({ severity }) => severity === 'error').length + (core === undefined ? 1 : 0),
    of: text.split('\n').length - 1,
  })
  const [whole, last] = ['caboose, parse, bind, check and lower', 'caboose, lower alone']
  let plan
  const results = await inTurn(
    [
      {
        name: whole,
        run: () => {
          const compiled = compile('long.plan', () => text)
          plan = compiled.plan
          return compiled
        },
        check,
      },
      { name: last, run: () => lower(plan) },
    ],
    { rounds, warmUp: rounds },
  )
  const [all, lowered] = [timed(results, whole), timed(results, last)]
  return {
    entries: results.map((result) => summary(result, null)),
    figures: { compile: all && lowered ? median(all.wall.map((wall, i) => wall - lowered.wall[i])) : null },
  }
}

export const sizes = { quick: { rounds: 3 }, usual: { rounds: 31 } }
