import { CommanderError, Option as CommanderOption, Command as Program } from 'commander'
import type { Command } from './command.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { Unreadable } from './tables/staged.ts'
import { refused, wrong } from './wrong.ts'

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function addCommand(program: Program, definition: Command, io: Io, done: (code: number) => void): void {
  const { name, about, takes, example, options } = definition
  const sub = program.command(takes === '' ? name : `${name} ${takes}`).description(about)
  for (const [key, { about: says, value, choices, initial }] of Object.entries(options)) {
    const option = new CommanderOption(value === undefined ? `--${dashed(key)}` : `--${dashed(key)} <${value}>`, says)
    if (choices !== undefined) option.choices([...choices])
    sub.addOption(initial === undefined ? option : option.default(initial, initial === false ? '' : String(initial)))
  }
  sub.option('--no-color', 'plain text; also with NO_COLOR or CI set')
  sub.addHelpText('after', `\nExample:\n  $ ${example}`)
  sub.action(async () => done(await definition.run(sub.args, sub.opts(), io)))
}

/** The whole command line, made from the commands. */
export function programOf(commands: readonly Command[], version: string, io: Io, done: (code: number) => void): Program {
  const program = new Program('caboose')
    .description('compensation plans as readable text: check them, pay from them, explain them')
    .version(version, '-V, --version', 'print the version')
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('(add --help for what is possible)')
    .exitOverride()
  for (const definition of commands) addCommand(program, definition, io, done)
  program.addHelpText('after', '\nExample:\n  $ caboose check plans')
  return program
}

/** What the operating system refused (`permission denied`), in words; undefined for any other error. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  const [, reason = error.message] = /^[A-Z]+: ([^,]+),/.exec(error.message) ?? []
  return `cannot ${error.syscall}${'path' in error ? ` \`${error.path}\`` : ''}: ${reason}`
}

/** Runs one command line to its exit code. What a user got wrong is answered here; bugs are thrown. */
export async function runProgram(commands: readonly Command[], version: string, args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok
  const program = programOf(commands, version, io, (result) => {
    code = result
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (error instanceof Unreadable) return refused(io, error.message)
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    return wrong(io, refusal)
  }
}
