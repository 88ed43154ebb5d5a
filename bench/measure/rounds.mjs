/** Ways to do the same thing, timed in turn: every round runs each of them once, so that a slow moment of the machine meets them all. */

/** The middle of a list; of an even one, the lower of the two. */
export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)]

/**
 * A way is `{ name, run, check?, rounds? }`: `run` does it once and may be asynchronous, or gives
 * `{ milliseconds, processor }` where it timed itself;
 * `check` counts wrong values in what the first run gave, and may be asynchronous as well; `rounds` is how many rounds a slow one takes part in.
 * Gives by name the wall and processor milliseconds of each round, and what was wrong. A way that throws is reported and left out.
 */
export async function inTurn(ways, { rounds, warmUp = 2 }) {
  const results = ways.map(({ name }) => ({ name, wall: [], cpu: [], wrong: null, of: null, failed: null }))
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [i, way] of ways.entries()) {
      const result = results[i]
      const own = way.rounds ?? rounds
      // a slow way is warmed up at most once, where its result is checked
      if (result.failed !== null || round >= own || (round < -1 && own < rounds)) continue
      try {
        const cpu = process.cpuUsage()
        const started = performance.now()
        const made = await way.run()
        const wall = made?.milliseconds ?? performance.now() - started
        const used = process.cpuUsage(cpu)
        if (result.of === null && way.check !== undefined) Object.assign(result, await way.check(made))
        if (round < 0) continue
        result.wall.push(wall)
        result.cpu.push(made?.processor ?? made?.milliseconds ?? (used.user + used.system) / 1000)
      } catch (problem) {
        result.failed = String(problem?.message ?? problem).split('\n')[0]
      }
    }
  }
  return results
}

/** The median over the rounds that both took part in of how many times as long `other` took as `own`. */
export function ratioOf(other, own, by = 'wall') {
  const rounds = Math.min(other[by].length, own[by].length)
  if (rounds === 0) return null
  return median(Array.from({ length: rounds }, (_, i) => other[by][i] / own[by][i]))
}

/** A result in few numbers: medians and bests in milliseconds. */
export const summary = ({ name, wall, cpu, wrong, of, failed }, rows) => ({
  name,
  rows,
  median: wall.length === 0 ? null : median(wall),
  best: wall.length === 0 ? null : Math.min(...wall),
  cpu: cpu.length === 0 ? null : median(cpu),
  rounds: wall.length,
  wrong,
  of,
  failed,
})

/** Times only `work` on what `prepare` made; gives what `inTurn` takes, with the result. */
export const timedAfter = (prepare, work) => () => {
  const given = prepare()
  const cpu = process.cpuUsage()
  const started = performance.now()
  const result = work(given)
  const milliseconds = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { milliseconds, processor: (user + system) / 1000, result }
}

/** Compares values one by one: how many differ, of how many. */
export function compare(found, exact) {
  let wrong = Math.abs(found.length - exact.length)
  for (let i = 0; i < Math.min(found.length, exact.length); i += 1) if (found[i] !== exact[i]) wrong += 1
  return { wrong, of: exact.length }
}
