import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as fc from 'fast-check'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openThreads } from '../../cli/threads.ts'
import { compile } from '../../compiler/compile.ts'
import { digitsOf } from '../../compiler/run.ts'
import { SHARED } from '../../runtime/columns/room.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import { runByColumns } from '../../runtime/fast/engine.ts'
import type { Job } from '../../runtime/fast/kernel/job.ts'
import { lanesOf } from '../../runtime/fast/kernel/lanes.ts'
import { readySums } from '../../runtime/fast/kernel/sum-rows.ts'
import { IDLE } from '../../runtime/fast/kernel/thread-work.ts'
import { THREAD_TEXT, type Threads } from '../../runtime/fast/kernel/threads.ts'
import { byReference } from './ledgers.ts'
import { plainly, type Sample, sample } from './random-jobs.ts'
import { LADDERS, peopleAndDeals } from './samples.ts'

/** The same in memory that all threads see. */
function shared<A>(array: A): A {
  if (!ArrayBuffer.isView(array)) return array
  const typed = array as unknown as Uint8Array
  const memory = new SharedArrayBuffer(typed.byteLength)
  const made = new (typed.constructor as new (memory: SharedArrayBuffer) => Uint8Array)(memory)
  made.set(typed)
  return made as A
}

const onShared = ({ job, readers }: Sample): Sample => {
  const { owner, day } = job.where
  const once = new Map<unknown, unknown>()
  const move = <A>(array: A): A => {
    if (!once.has(array)) once.set(array, shared(array))
    return once.get(array) as A
  }
  const moved: Job = {
    ...job,
    inputs: job.inputs.map((one) =>
      one.what === 'there'
        ? { ...one, gaps: move(one.gaps) }
        : one.what === 'number'
          ? { ...one, values: move(one.values) }
          : { ...one, codes: move(one.codes) },
    ),
    where: {
      ...job.where,
      owner: { codes: move(owner.codes), gaps: move(owner.gaps) },
      day: { values: move(day.values), gaps: move(day.gaps) },
    },
  }
  return { job: moved, readers }
}

/** What a job comes to when it is run a second time: nothing of the first is left. */
const found = (one: Sample, threads: Threads, kernel: 'javascript' | 'webassembly') => {
  const { people, months } = one.job.where
  const addUp = readySums(one.job, { kernel, threads })
  addUp()
  const { sums, undated, outside, ran } = addUp()
  const cells = sums.map(({ sum }) =>
    Array.from({ length: people * months }, (_, i) => sum(Math.floor(i / months), i % months, i % months)),
  )
  return { sums: { sums: cells, undated, outside }, workers: ran.workers }
}

/** Lets the other threads take blocks before this one does: waits until they have begun, and then for what they take meanwhile. */
const afterThem = ({ count, post }: Threads, patience = 2000): Threads => ({
  count,
  fewestRows: 1,
  block: 8,
  post: (thread, message) => {
    post(thread, message)
    Atomics.wait(message.shared.control, 2 * thread + 1, IDLE, patience)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
  },
})

describe('sums on several threads', () => {
  let threads: ReturnType<typeof openThreads>
  beforeAll(async () => {
    threads = openThreads(2)
    threads.start()
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  afterAll(() => threads.close())

  test('are those of a plain loop, whoever took which rows', () => {
    const seen = { workers: 0, integers: 0, pairs: 0 }
    fc.assert(
      fc.property(sample(600, 200), (random) => {
        const one = onShared(random)
        const expected = plainly(one)
        for (const { rung } of lanesOf(one.job).lanes) {
          if (rung === 'int64') seen.integers += 1
          if (rung === 'pairs') seen.pairs += 1
        }
        for (const kernel of ['javascript', 'webassembly'] as const) {
          const { sums, workers } = found(one, afterThem(threads, kernel === 'javascript' ? 1 : 2000), kernel)
          seen.workers = Math.max(seen.workers, workers)
          expect(sums).toEqual(expected)
        }
      }),
      { numRuns: 40 },
    )
    expect(seen.workers).toBeGreaterThan(1)
  })

  test.each([
    ['never begins', 5, undefined],
    [
      'breaks in the middle',
      2000,
      `(message) => { const { shared: { control, takenBy }, thread } = message; const block = Atomics.add(control, 0, 1); if (block < takenBy.length) Atomics.store(takenBy, block, thread); Atomics.store(control, 2 * thread + 1, 3); Atomics.notify(control, 2 * thread + 1) }`,
    ],
  ])('are right where a thread %s', (_, patience, text) => {
    const worker =
      text === undefined ? undefined : new Worker(`require('node:worker_threads').parentPort.on('message', ${text})`, { eval: true })
    const broken: Threads = { count: 1, post: (_thread, message) => worker?.postMessage(message) }
    fc.assert(
      fc.property(sample(600, 200), (random) => {
        const one = onShared(random)
        for (const kernel of ['javascript', 'webassembly'] as const)
          expect(found(one, afterThem(broken, patience), kernel).sums).toEqual(plainly(one))
      }),
      { numRuns: 10 },
    )
    void worker?.terminate()
  })

  test('give the ledgers of one thread in a whole run', () => {
    const { core } = compile('p.plan', () => LADDERS)
    if (core === undefined) throw new Error('LADDERS')
    const kernels = new Set<string>()
    fc.assert(
      fc.property(peopleAndDeals, (all) => {
        const data = (file: string) => new TextEncoder().encode(all[file] ?? '')
        const open = (file: string) => sourceOf(data(file))
        const files = { bytes: data, open, room: SHARED }
        const run = runByColumns(core, files, { period: '2026', asOf: null }, digitsOf, true, { threads: afterThem(threads) })
        if (run.kind !== 'answer') throw new Error(JSON.stringify(run))
        kernels.add(`${run.outcome.ran?.kernel} on ${run.outcome.ran?.workers}`)
        let earnings = ''
        run.outcome.writeEarnings((block) => {
          earnings += new TextDecoder().decode(block)
        })
        expect(byReference(core, data, '2026')).toMatchObject({ earnings })
      }),
      { numRuns: 20 },
    )
    expect([...kernels]).toContain('javascript on 2')
  })

  test('are run by a text that needs nothing else, from a bundle too', async () => {
    expect(new Function(`return ${THREAD_TEXT}`)()).toBeTypeOf('function')
    const folder = mkdtempSync(join(tmpdir(), 'caboose-threads-'))
    // a folder of its own: the bundle finds nothing beside it
    await build({
      root: join(import.meta.dirname, '../..'),
      configFile: false,
      logLevel: 'warn',
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir: false,
        minify: true,
        rolldownOptions: {
          input: { bundled: join(import.meta.dirname, 'bundled-threads.ts') },
          output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
        },
      },
      ssr: { noExternal: true },
    })
    const said = execFileSync(process.execPath, [join(folder, 'bundled.mjs')], { encoding: 'utf8', timeout: 60_000 })
    rmSync(folder, { recursive: true })
    const half = (4096 * 4095) / 4
    expect(said.trim().split('\n')).toEqual([`javascript 2 ${half} ${half}`, `webassembly 2 ${half} ${half}`])
  })
})
