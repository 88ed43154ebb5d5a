/** Ways that have a process each: none finds the garbage of another, or its memory in the caches. They are still run in turn. */
import { fork } from 'node:child_process'
import { join } from 'node:path'

const CHILD = join(import.meta.dirname, 'apart-way.mjs')

/** A process that answers one message at a time. Rejects where it says that it failed, or ends. */
function processOf(part, name, settings) {
  const child = fork(CHILD, [part, name, JSON.stringify(settings)], { execArgv: ['--expose-gc'] })
  let pending = null
  const settle = (how, value) => {
    pending?.[how](value)
    pending = null
  }
  child.on('message', (answer) => (answer.failed === undefined ? settle('resolve', answer) : settle('reject', new Error(answer.failed))))
  child.on('exit', (status, signal) => settle('reject', new Error(`its process ended with ${status ?? signal}`)))
  const answer = () => new Promise((resolve, reject) => (pending = { resolve, reject }))
  return {
    ready: answer(),
    ask: (what) => {
      const asked = answer()
      child.send(what)
      return asked
    },
    end: () =>
      new Promise((resolve) =>
        child.exitCode === null ? child.once('exit', resolve) && child.connected && child.send('close') : resolve(),
      ),
  }
}

/**
 * The ways of a part by their names, each made in a process of its own: as `inTurn` takes them; the others with why they could not be had. A part offers
 * `given(settings)`, what its ways are made from, and `waysOf(settings)`, by name a function from it to the way.
 */
export async function apart(part, settings, names) {
  const ways = []
  const missing = []
  const ends = []
  for (const name of names) {
    const { ready, ask, end } = processOf(part, name, settings)
    try {
      const { rounds, rows } = await ready
      ends.push(end)
      ways.push({ name, rounds, rows, run: () => ask('go'), check: () => ask('check') })
    } catch (problem) {
      missing.push({ name, failed: problem.message })
    }
  }
  return { ways, missing, close: () => Promise.all(ends.map((end) => end())) }
}
