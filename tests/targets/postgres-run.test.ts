/** `run --engine postgres` as a user runs it, on a server of its own: the same ledger as the reference evaluator, and nothing left behind. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caboose } from '../cli/built.ts'
import { company, MONEY, NOT_COMPILED, PLAN, REFUSED, saidOf } from './engine-run.ts'
import { type Server, startServer } from './engines/postgres.ts'

const { folder, put, run, runWith, ledger, close } = company('postgres')
let server: Server | undefined
beforeAll(async () => {
  server = await startServer()
  if (server === undefined) console.info('run --engine postgres is not run: the programs of a PostgreSQL server are not installed')
}, 60_000)
afterAll(async () => {
  close()
  await server?.close()
})

/** Every table, view and type that is not the server's own. */
async function left(url: string): Promise<unknown> {
  const { Client } = createRequire(import.meta.url)('pg') as {
    Client: new (url: string) => { connect(): Promise<void>; query(sql: string): Promise<{ rows: unknown[] }>; end(): Promise<void> }
  }
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query(
    `SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
  )
  await client.end()
  return rows
}

describe('PostgreSQL runs the program', () => {
  test('and the ledger is what the reference evaluator writes, in its order', async () => {
    if (server === undefined) return
    const own = run('postgres', 'own', '--connection', server.url)
    expect([own.code, own.err]).toEqual([0, ''])
    expect(run('reference', 'reference').code).toBe(0)
    const found = ledger('own', MONEY)
    expect(found.lines).toEqual(ledger('reference', MONEY).lines)
    expect(found.lines.length).toBeGreaterThan(2)
    expect(await left(server.url)).toEqual([])
  })
  test('as the environment says where the server is', () => {
    if (server === undefined) return
    const was = process.env.CABOOSE_POSTGRES
    process.env.CABOOSE_POSTGRES = server.url
    const { code } = run('postgres', 'environment')
    if (was === undefined) delete process.env.CABOOSE_POSTGRES
    else process.env.CABOOSE_POSTGRES = was
    expect(code).toBe(0)
    expect(ledger('environment').lines).toEqual(ledger('own').lines)
  })
  test('on a shipped plan and its data', { timeout: 120_000 }, () => {
    if (server === undefined) return
    const { code, out } = caboose([
      'run',
      'plans/adventure-works/flat.plan',
      '--period',
      'FY20-Q1',
      '--engine',
      'postgres',
      '--connection',
      server.url,
    ])
    expect([code, /^total +(.*)$/m.exec(out)?.[1]]).toEqual([
      0,
      /^total +(.*)$/m.exec(caboose(['run', 'plans/adventure-works/flat.plan', '--period', 'FY20-Q1']).out)?.[1],
    ])
  })
})

describe('what cannot be paid from is refused, and nothing is written or left', () => {
  test.for(REFUSED)('%s', async ([, file, text, says]) => {
    if (server === undefined) return
    const { code, err } = runWith(file, text, 'postgres', '--connection', server.url)
    expect({ code, said: saidOf(err, says), err: '' }).toEqual({
      code: 3,
      said: says,
      err: saidOf(err, says).length === says.length ? '' : err,
    })
    expect(() => readFileSync(join(folder, 'refused/earnings.csv'))).toThrow('ENOENT')
    expect(await left(server.url)).toEqual([])
  })
  test('a clause that is not compiled, on its line', () => {
    if (server === undefined) return
    put('sales.plan', NOT_COMPILED.plan)
    const { code, err } = run('postgres', 'refused', '--connection', server.url)
    put('sales.plan', PLAN)
    expect([code, saidOf(err, NOT_COMPILED.says)]).toEqual([1, NOT_COMPILED.says])
  })
})

describe('a server that cannot be reached', () => {
  const SECRET = 'open%53esame'
  test('is said, without the password, and exits as data that are refused', () => {
    const { code, err, out } = run('postgres', 'none', '--connection', `postgres://payroll:${SECRET}@127.0.0.1:1/books`)
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain('PostgreSQL: no server answers at this address; nothing was written')
    expect(err).not.toMatch(/open%53esame|openSesame|127\.0\.0\.1/)
  })
  test.for([
    ['no address', `mysql://payroll:${SECRET}@host/books`],
    ['half an address', `postgres://payroll:${SECRET}@[/books`],
  ])('%s is a wrong command line', ([, url = '']) => {
    const { code, err } = run('postgres', 'none', '--connection', url)
    expect(code).toBe(2)
    expect(err).toContain('is no address like postgres://user@host:5432/database')
    expect(err).not.toMatch(/open%53esame|openSesame/)
  })
  test('is asked for where nothing says which', () => {
    const { code, err } = run('postgres', 'none')
    expect([code, err.includes('say which server with --connection')]).toEqual([2, true])
  })
  test('is none of another engine', () => {
    const { code, err } = run('duckdb', 'none', '--connection', 'postgres://host/books')
    expect([code, err.includes('--connection goes with --engine postgres')]).toEqual([2, true])
  })
  test('a database that is not there', () => {
    if (server === undefined) return
    const { code, err } = run('postgres', 'none', '--connection', server.url.replace('/postgres?', '/ledgers?'))
    expect([code, err.includes('database "ledgers" does not exist')]).toEqual([3, true])
  })
})
