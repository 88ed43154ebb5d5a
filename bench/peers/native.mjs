/** The sums in C with -O3, as a process that waits for its turn: what the machine can do. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { FIRST_DAY, MONTH_OF_DAY } from '../workload/columns.mjs'

const COMPILERS = ['cc', 'gcc', 'clang']

/** Compiles and starts the process on columns; throws where there is no C compiler. `run` gives the milliseconds that the process measured. */
export async function nativeSums(cache, columns) {
  mkdirSync(cache, { recursive: true })
  const program = join(cache, 'native')
  const source = join(import.meta.dirname, 'native.c')
  const compiler = COMPILERS.find((one) => spawnSync(one, ['-O3', '-march=native', '-o', program, source]).status === 0)
  if (compiler === undefined) throw new Error('no C compiler: install gcc or clang')
  const file = join(cache, 'native.columns')
  const list = ['rep', 'amount', 'date', 'discount', 'product', 'split'].map((name) => columns[name])
  writeFileSync(
    file,
    Buffer.concat([MONTH_OF_DAY, ...list].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))),
  )
  const out = join(cache, 'native.sums')
  const child = spawn(program, [file, String(columns.rows), String(columns.people), String(FIRST_DAY), out], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (what) => {
    child.stdin.write(`${what}\n`)
    const { value, done } = await answers.next()
    if (done) throw new Error('the C program ended')
    return value
  }
  return {
    compiler,
    run: async () => {
      const [milliseconds, processor] = (await ask('go')).split(' ').map(Number)
      return { milliseconds, processor }
    },
    sums: async () => {
      await ask('write')
      const bytes = readFileSync(out)
      return Array.from(new BigInt64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)), Number)
    },
    close: () => child.stdin.end(),
  }
}
