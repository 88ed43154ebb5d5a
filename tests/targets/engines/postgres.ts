import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { postgres } from '../../../compiler/emit/sql/dialects/postgres.ts'
import type { Found } from './engine.ts'
import { folderFor } from './folder.ts'
import { type Session, sqlEngine } from './sql.ts'

interface Client {
  readonly connect: () => Promise<void>
  readonly query: (query: { readonly text: string; readonly rowMode: 'array' }) => Promise<{ readonly rows: (string | null)[][] }>
  readonly end: () => Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'

/** The folder with the programs of a PostgreSQL server. */
function serverFolder(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter)
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []
  return [...onPath, ...debian].find((folder) => folder !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))))
}

/** Somebody who is not root, as whom the server must run; undefined: nobody else is needed. */
function owner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || Number.NaN)
  const [uid, gid] = [id('-u'), id('-g')]
  return Number.isNaN(uid) ? { uid: 65_534, gid: 65_534 } : { uid, gid }
}

export interface Server {
  /** How `pg` and `--connection` reach it. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Starts a server of its own, reached by a socket in its own folder; undefined where its programs are not here. */
export async function startServer(): Promise<Server | undefined> {
  const programs = serverFolder()
  if (programs === undefined) return undefined
  const folder = folderFor('pg')
  const as = owner()
  if (as !== undefined) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'caboose', '-A', 'trust', '--locale=C', '-E', 'UTF8', '--no-sync'], {
    ...as,
    encoding: 'utf8',
    cwd: folder,
  })
  if (made.status !== 0) throw new Error(made.stderr)
  const quick = [
    'fsync=off',
    'jit=off',
    'autovacuum=off',
    'max_parallel_workers_per_gather=0',
    'full_page_writes=off',
    'synchronous_commit=off',
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
  ]
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...quick.flatMap((setting) => ['-c', setting])], {
    ...as,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await new Promise<void>((ready, failed) => {
    server.stderr?.on('data', (text: Buffer) => String(text).includes('ready to accept connections') && ready())
    server.once('exit', () => failed(new Error('the server did not start')))
  })
  return {
    url: `postgresql://caboose@/postgres?host=${encodeURIComponent(folder)}`,
    close: () =>
      new Promise<void>((done) => {
        server.removeAllListeners('exit').once('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          done()
        })
        server.kill('SIGINT')
      }),
  }
}

async function sessionOf(server: Server): Promise<Session | undefined> {
  const load = createRequire(import.meta.url)
  let client: Client
  try {
    const { Client: Made } = load('pg') as { readonly Client: new (options: object) => Client }
    client = new Made({ connectionString: server.url, types: { getTypeParser: () => (value: string) => value } })
  } catch {
    return undefined
  }
  await client.connect()
  return {
    run: async (text) => void (await client.query({ text, rowMode: 'array' })),
    rows: async (text) => (await client.query({ text, rowMode: 'array' })).rows,
    close: async () => {
      await client.end()
      await server.close()
    },
  }
}

interface Lite {
  readonly exec: (sql: string) => Promise<unknown>
  readonly query: (
    sql: string,
    params: undefined,
    options: { readonly rowMode: 'array' },
  ) => Promise<{ readonly rows: (string | null)[][] }>
  readonly close: () => Promise<void>
}

/** PostgreSQL as WebAssembly, where no server is installed. */
async function lite(): Promise<Session | undefined> {
  try {
    const { PGlite } = (await import('@electric-sql/pglite' as string)) as { readonly PGlite: { readonly create: () => Promise<Lite> } }
    const made = await PGlite.create()
    return {
      run: async (sql) => void (await made.exec(sql)),
      rows: async (sql) => (await made.query(sql, undefined, { rowMode: 'array' })).rows,
      close: () => made.close(),
    }
  } catch {
    return undefined
  }
}

/** A real server where its programs are installed, else PGlite. */
export async function openPostgres(wanted: 'any' | 'lite' = 'any'): Promise<Found> {
  const server = wanted === 'any' ? await startServer() : undefined
  const onServer = server === undefined ? undefined : await sessionOf(server)
  if (onServer === undefined) await server?.close()
  const session = onServer ?? (await lite())
  if (session === undefined) return { name: postgres.label, missing: 'neither a server nor the package @electric-sql/pglite is installed' }
  const [[version] = []] = await session.rows("SELECT split_part(current_setting('server_version'), ' ', 1)")
  return sqlEngine(`${version}${onServer === undefined ? ' (PGlite)' : ''}`, postgres, session)
}
