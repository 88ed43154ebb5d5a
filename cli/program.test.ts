import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { memoryIo } from '../tests/cli/memory-io.ts'
import { choice, command, flag, value } from './command.ts'
import { runProgram } from './program.ts'

const seen: unknown[] = []
const look = command({
  name: 'look',
  about: 'look at plans',
  takes: '<PATH...>',
  example: 'caboose look plans --max-warnings 3',
  options: { closely: flag('look twice'), maxWarnings: value('N', 'how many'), format: choice('FORMAT', 'how', ['human', 'json']) },
  run: (input) => {
    seen.push(input)
    return input.closely ? 1 : 0
  },
})

const refused = command({
  name: 'refused',
  about: 'read what is not there',
  takes: '',
  example: 'caboose refused',
  options: {},
  run: () => readFileSync('nowhere/at-all.plan').length,
})
const broken = command({
  name: 'broken',
  about: 'have a bug',
  takes: '',
  example: 'caboose broken',
  options: {},
  run: () => {
    throw new Error('a bug')
  },
})

async function said(...args: string[]) {
  const io = memoryIo()
  const code = await runProgram([look, refused, broken], '1.2.3', args, io)
  return { code, out: io.printed(), err: io.complained() }
}

describe('a command line that is right', () => {
  test('reaches the command with its options', async () => {
    seen.length = 0
    expect((await said('look', 'a.plan', '-', '--closely', '--max-warnings', '3')).code).toBe(1)
    expect(seen).toMatchObject([{ operands: ['a.plan', '-'], closely: true, maxWarnings: '3', format: 'human' }])
  })
  test('has its initial values where nothing was said', async () => {
    seen.length = 0
    expect((await said('look', 'a.plan')).code).toBe(0)
    expect(seen).toMatchObject([{ operands: ['a.plan'], closely: false, format: 'human' }])
  })
  test('asks for help, with an example', async () => {
    const { code, out } = await said('look', '--help')
    expect(code).toBe(0)
    expect(out).toContain('Usage: caboose look [options] <PATH...>')
    expect(out).toContain('Example:\n  $ caboose look plans --max-warnings 3')
  })
  test('asks for the version', async () => expect(await said('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' }))
})

describe('a command line that is wrong ends in 2 and says why', () => {
  test.for([
    [['lock', 'a.plan'], "unknown command 'lock'", 'Did you mean look?'],
    [['look', 'a.plan', '--closly'], "unknown option '--closly'", 'Did you mean --closely?'],
    [['look'], "missing required argument 'PATH'", '--help'],
    [['look', 'a.plan', '--format', 'xml'], "argument 'xml' is invalid", 'human, json'],
    [['look', 'a.plan', '--max-warnings'], 'argument missing', '--help'],
    [[], 'Usage: caboose', 'look'],
  ] as const)('%j', async ([args, problem, advice]) => {
    const { code, out, err } = await said(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(problem)
    expect(err).toContain(advice)
  })
})

test('what the operating system refuses is told in words, and is no bug', async () =>
  expect(await said('refused')).toEqual({
    code: 2,
    out: '',
    err: 'error: cannot open `nowhere/at-all.plan`: no such file or directory\n',
  }))
test('a bug is thrown, for the shell to report', () => expect(said('broken')).rejects.toThrow('a bug'))
