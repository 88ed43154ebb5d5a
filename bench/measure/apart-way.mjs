/**
 * `node bench/measure/apart-way.mjs PART NAME SETTINGS`: one way of a part in a process of its own, which waits for its turns. It says `{ ready }` once
 * it is made, and answers `go` with the milliseconds of one run, `check` with how many values of that run are wrong.
 */
const [part = '', name = '', text = '{}'] = process.argv.slice(2)

let made
async function once(run) {
  const cpu = process.cpuUsage()
  const started = performance.now()
  made = await run()
  const wall = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  const milliseconds = made?.milliseconds ?? wall
  return { milliseconds, processor: made?.processor ?? made?.milliseconds ?? (user + system) / 1000 }
}

/** The run that is measured follows one that is not, so that it finds the caches as its own work leaves them. */
async function turn({ run, warm = true }) {
  if (warm) await once(run)
  return once(run)
}

const failed = (problem) => ({ failed: String(problem?.message ?? problem).split('\n')[0] })
const answers = {
  go: turn,
  check: async (way) => (await way.check?.(made)) ?? { wrong: null, of: null },
  close: async (way) => {
    await way.close?.()
    // peers may leave threads behind
    process.exit(0)
  },
}

try {
  const settings = JSON.parse(text)
  const { given, waysOf } = await import(`../parts/${part}.mjs`)
  const way = await waysOf(settings)[name](await given(settings))
  globalThis.gc?.()
  process.on('message', (what) => {
    answers[what](way).then(
      (answer) => process.send(answer),
      (problem) => process.send(failed(problem)),
    )
  })
  process.send({ ready: true, rounds: way.rounds, rows: way.rows })
} catch (problem) {
  process.send(failed(problem), () => process.exit(1))
}
