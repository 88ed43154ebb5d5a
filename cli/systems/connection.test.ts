import { describe, expect, test } from 'vitest'
import { connectionOf, withoutPasswords, withoutSecrets } from './connection.ts'

const ADDRESS = 'postgres://payroll:open%53esame@db.example:5432/books'

describe('where the server is', () => {
  test('as stated, before what the environment says', () =>
    expect(connectionOf(ADDRESS, { CABOOSE_POSTGRES: 'postgres://other/books', PGHOST: 'third' })).toEqual({ connectionString: ADDRESS }))
  test('as the environment says', () => {
    expect(connectionOf(undefined, { CABOOSE_POSTGRES: ADDRESS })).toEqual({ connectionString: ADDRESS })
    expect(connectionOf(undefined, { PGHOST: '/run/postgresql' })).toEqual({})
  })
  test('a socket, with and without a user', () =>
    expect(['postgresql://me@/books?host=%2Frun', 'postgresql:///books'].map((one) => connectionOf(one, {}))).toEqual([
      { connectionString: 'postgresql://me@/books?host=%2Frun' },
      { connectionString: 'postgresql:///books' },
    ]))
  test.for(['mysql://host/books', 'db.example', 'postgres://[/books', ''])('no address: `%s`', (text) =>
    expect(connectionOf(text, {})).toEqual({ problem: 'the connection is no address like postgres://user@host:5432/database' }),
  )
  test('nowhere', () => expect(connectionOf(undefined, { PGHOST: '' })).toHaveProperty('problem'))
})

describe('no secret is said', () => {
  const connection = { connectionString: ADDRESS }
  test.for([
    [`cannot parse ${ADDRESS}`, 'cannot parse ***'],
    ['password open%53esame of payroll', 'password *** of payroll'],
    ['password openSesame of payroll', 'password *** of payroll'],
  ])('%s', ([said = '', wanted]) => expect(withoutSecrets(said, connection)).toBe(wanted))
  test('that stands behind the address', () =>
    expect(withoutSecrets('not s3cret', { connectionString: 'postgres://db/books?user=me&password=s3cret&ssl=1' })).toBe('not ***'))
  test('a command line in a report', () =>
    expect(withoutPasswords(['run', '--connection', ADDRESS, '--connection=postgres://db/books?password=s3cret&x=1', 'a:b@c'])).toEqual([
      'run',
      '--connection',
      'postgres://payroll:***@db.example:5432/books',
      '--connection=postgres://db/books?password=***&x=1',
      'a:b@c',
    ]))
})
