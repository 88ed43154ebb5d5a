/** `run --engine postgres`: the plan's relational program in tables that are gone with the transaction, on a server of the user's. */
import { postgres as dialect } from '../../compiler/emit/sql/dialects/postgres.ts'
import { heldOf } from '../../compiler/emit/sql/scalar.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Input } from '../../compiler/relational/program/ir.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Answered } from '../answering.ts'
import type { Ready } from '../evaluated.ts'
import type { Io } from '../io.ts'
import { optional } from '../tables/table.ts'
import { refused, wrong } from '../wrong.ts'
import { type Asked, ranWithin } from './compute.ts'
import { type Connection, connectionOf, withoutSecrets } from './connection.ts'
import { type Copy, copyLine, copyOf } from './copy.ts'
import type { PlainFiles } from './plain.ts'
import { type Runner, Stopped } from './system.ts'
import { typedRows } from './typed.ts'

const PACKAGE = 'pg'
const PATIENCE = 10_000
const AT_ONCE = 20_000

/** The part of `pg` that is used. */
interface Client {
  readonly connect: () => Promise<void>
  readonly query: ((query: { readonly text: string; readonly rowMode: 'array' }) => Promise<{ readonly rows: readonly Shown[] }>) &
    ((copy: Copy) => unknown)
  readonly end: () => Promise<void>
  readonly on: (event: 'error', heard: (problem: Error) => void) => void
}
interface Pg {
  readonly default: { readonly Client: new (options: object) => Client }
}

/** A plan on its data by PostgreSQL; or the exit code where it is refused. Nothing stays in the database. `stated`: as on the command line. */
export function ranByPostgres(io: Io, ready: Ready, asked: Asked, stated: string | undefined): Promise<Answered | number> {
  return ranWithin(io, ready, asked, async () => {
    const connection = connectionOf(stated, process.env)
    if ('problem' in connection) return wrong(io, connection.problem)
    const pg = await optional<Pg>(PACKAGE)
    if (pg === undefined)
      return refused(io, `--engine postgres needs the package ${PACKAGE}, which is not installed; install it with: npm install ${PACKAGE}`)
    return async (place, work) => {
      try {
        return await inTransaction(pg, connection, (client) => work(runnerOf(client, place.files)))
      } catch (problem) {
        if (!isOfServer(problem)) throw problem
        const [said] = (unreachable(problem) ?? withoutSecrets(problem.message || problem.name, connection)).split('\n')
        throw new Stopped(`PostgreSQL: ${said}; nothing was written, and nothing is left in the database`)
      }
    }
  })
}

/** Why no server was reached, without its address. */
function unreachable(problem: Error): string | undefined {
  const code = 'code' in problem ? problem.code : undefined
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'no server answers at this address'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no host of this name is found'
  return /timeout expired/i.test(problem.message) ? `the server did not answer within ${PATIENCE / 1000} seconds` : undefined
}

/** Whether an error is one of the server or of the way to it: it then has a code. */
const isOfServer = (problem: unknown): problem is Error =>
  problem instanceof Error &&
  ('code' in problem || /^(?:Connection terminated|timeout expired|The server|SASL|client password)/i.test(problem.message))

/** Does something inside a transaction that is never committed. */
async function inTransaction<T>(pg: Pg, connection: Connection, work: (client: Client) => Promise<T>): Promise<T> {
  // every cell as the server writes it
  const types = { getTypeParser: () => (value: string) => value }
  const client = new pg.default.Client({ ...connection, types, connectionTimeoutMillis: PATIENCE, application_name: 'caboose' })
  let broken: Error | undefined
  client.on('error', (problem) => {
    broken = problem
  })
  try {
    await client.connect()
    for (const sql of ['BEGIN', ...dialect.first, 'SET LOCAL search_path TO pg_temp', 'SET LOCAL jit TO off'])
      await client.query({ text: sql, rowMode: 'array' })
    const made = await work(client)
    await client.query({ text: 'ROLLBACK', rowMode: 'array' })
    return made
  } catch (problem) {
    throw broken ?? problem
  } finally {
    // the server rolls back what is open when the connection ends
    await client.end().catch(() => undefined)
  }
}

function runnerOf(client: Client, files: PlainFiles): Runner {
  const query = async (text: string): Promise<readonly Shown[]> => (await client.query({ text, rowMode: 'array' })).rows
  const run = async (text: string): Promise<void> => {
    await query(text)
    const [, table] = /CREATE TEMP TABLE ("[^"]+")/.exec(text) ?? []
    if (table !== undefined) await query(`ANALYZE ${table}`)
  }
  return {
    name: 'postgres',
    dialect,
    run,
    // with the views on it, which were read before
    drop: (table) => run(`DROP TABLE ${dialect.quoted(table)} CASCADE`),
    async *rows(sql) {
      await query(`DECLARE lines NO SCROLL CURSOR FOR ${sql}`)
      for (;;) {
        const block = await query(`FETCH ${AT_ONCE} FROM lines`)
        if (block.length === 0) break
        yield block
      }
      await query('CLOSE lines')
    },
    load: (input) => loaded(client, input, files),
  }
}

/** Makes the table of an input and fills it, block by block. */
async function loaded(client: Client, input: Input, files: PlainFiles): Promise<readonly Diagnostic[]> {
  const { name, columns } = input
  const typed = columns.map(
    ({ column }) => `${dialect.quoted(column.name)} ${dialect.typeOf(heldOf(column, { dialect, tooWide: () => undefined }))}`,
  )
  await client.query({ text: `CREATE TEMP TABLE ${dialect.quoted(name)} (${typed.join(', ')}) ON COMMIT DROP`, rowMode: 'array' })
  const found: Diagnostic[] = []
  for (const rows of typedRows(input, files, found)) {
    const lines = rows.map(copyLine).join('')
    await new Promise<void>((fine, failed) => {
      client.query(
        copyOf(`COPY ${dialect.quoted(name)} FROM STDIN`, lines, (problem) => (problem === undefined ? fine() : failed(problem))),
      )
    })
  }
  await client.query({ text: `ANALYZE ${dialect.quoted(name)}`, rowMode: 'array' })
  return found
}
