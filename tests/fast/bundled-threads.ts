/** Sums on two threads, as a program by itself: what a bundle of it must still do. Prints the kernel, the threads that took rows, and the sums. */
import { openThreads } from '../../cli/threads.ts'
import { sumRows } from '../../runtime/fast/kernel/sum-rows.ts'
import { input } from '../../runtime/fast/program/number.ts'

const ROWS = 4096
const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes)
const values = new Uint16Array(shared(2 * ROWS)).map((_, row) => row)
const owned = new Uint16Array(shared(2 * ROWS))
owned.set(values)
const days = new Uint16Array(shared(2 * ROWS)).fill(20_000)
const codes = new Uint8Array(shared(ROWS))
// half of the sum to each of two people
for (let row = 0; row < ROWS; row += 1) codes[row] = row % 4 === 0 || row % 4 === 3 ? 0 : 1

const threads = openThreads(1)
threads.start()
const wait = (ms: number): void => void Atomics.wait(new Int32Array(shared(4)), 0, 0, ms)
for (const kernel of ['javascript', 'webassembly'] as const) {
  const { sums, ran } = sumRows(
    {
      rows: ROWS,
      addends: [input(0, 0n, 4095n)],
      inputs: [{ what: 'number', values: owned }],
      most: ROWS,
      where: {
        owner: { codes, gaps: null },
        day: { values: days, gaps: null },
        people: 2,
        personOf: Int32Array.of(0, 1),
        from: 20_000,
        monthOf: Int32Array.of(0),
        months: 1,
        steady: Uint8Array.of(1, 1),
        member: Uint8Array.of(1, 1),
      },
    },
    {
      kernel,
      threads: {
        count: 1,
        fewestRows: 1,
        block: 8,
        post: (thread, message) => {
          threads.post(thread, message)
          wait(400)
        },
      },
    },
  )

  console.log(kernel, ran.workers, `${sums[0]?.sum(0, 0, 0)}`, `${sums[0]?.sum(1, 0, 0)}`)
}
threads.close()
