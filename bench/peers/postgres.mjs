/** PostgreSQL by its own server where its programs are there, else PGlite; the whole plan in SQL on numeric. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { PARTS } from '../workload/exact.mjs'
import { paySql, TABLES } from '../workload/sql.mjs'

const QUERY = `${paySql('postgres')} order by rep, q`

const payOf = (rows) => {
  const pay = new Float64Array(rows.length * PARTS)
  rows.forEach((row, at) => {
    for (let part = 0; part < PARTS; part += 1) pay[at * PARTS + part] = Number(row[part + 2])
  })
  return pay
}

/** The folder of the server's programs; undefined where there are none. */
function programs() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  return [...(process.env.PATH ?? '').split(delimiter), ...versions].find((folder) =>
    ['initdb', 'pg_ctl', 'psql'].every((name) => existsSync(join(folder, name))),
  )
}

/** The user who may run a server: not root. */
function owner() {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout))
    if (uid > 0) return { uid, gid }
  }
  throw new Error('a PostgreSQL server does not run as root, and there is no other user')
}

/** A server of its own on a socket of its own, with the workload loaded. `run` gives the milliseconds that psql measured. */
export function postgres(folder) {
  const bin = programs()
  if (bin === undefined) throw new Error('no PostgreSQL server: install one (Debian: postgresql)')
  const own = owner()
  const home = mkdtempSync(join(tmpdir(), 'bench-postgres-'))
  if (own.uid !== undefined) chownSync(home, own.uid, own.gid)
  chmodSync(home, 0o755)
  const data = join(home, 'data')
  const stop = () => {
    spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...own, cwd: home, stdio: 'ignore' })
    rmSync(home, { recursive: true, force: true })
  }
  const psql = (input) =>
    execFileSync(join(bin, 'psql'), ['-h', home, '-d', 'postgres', '-U', 'bench', '-qAtX', '-v', 'ON_ERROR_STOP=1'], {
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
  try {
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '--no-sync'], { ...own, cwd: home, stdio: 'pipe' })
    const options = `-k ${home} -h '' -c fsync=off -c shared_buffers=512MB -c work_mem=512MB -c jit=off`
    execFileSync(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(home, 'log'), '-o', options, 'start'], {
      ...own,
      cwd: home,
      stdio: 'ignore',
    })
    const copies = ['sale', 'rep'].map((table) => `\\copy ${table} from '${folder}/${table}s.csv' csv header`)
    psql(`${TABLES};\n${copies.join('\n')}\nanalyze;\n`)
  } catch (problem) {
    stop()
    throw problem
  }
  let pay
  return {
    run: () => {
      const said = psql(
        `create temp table pay as ${QUERY};\ndrop table pay;\n\\timing on\ncreate temp table pay as ${QUERY};\n\\timing off\nselect * from pay order by rep, q;\n`,
      )
      const [first, ...rows] = said.trim().split('\n')
      pay = payOf(rows.map((row) => row.split('|')))
      return { milliseconds: Number(/([\d.]+) ms/.exec(first)?.[1]) }
    },
    pay: () => pay,
    close: stop,
  }
}

/** PostgreSQL as WebAssembly in this process. */
export async function pglite(folder) {
  const { PGlite } = await import('@electric-sql/pglite')
  const database = new PGlite()
  await database.waitReady
  await database.exec(TABLES)
  for (const table of ['sale', 'rep'])
    await database.query(`copy ${table} from '/dev/blob' csv header`, [], { blob: new Blob([readFileSync(join(folder, `${table}s.csv`))]) })
  await database.exec("analyze; set work_mem = '256MB'")
  return {
    run: async () => payOf((await database.query(QUERY, [], { rowMode: 'array' })).rows),
    close: () => database.close(),
  }
}
