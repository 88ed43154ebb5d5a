/** What the command line prints, without starting it. */
import type { Command } from '../../cli/command.ts'
import { runProgram } from '../../cli/program.ts'
import { memoryIo } from '../cli/memory-io.ts'

/** Runs one command; throws with what it complained of where it does not end well. */
export async function printedBy(command: Command, args: readonly string[]): Promise<string> {
  const io = memoryIo()
  const code = await runProgram([command], '0.1.0', [command.name, ...args], io)
  if (code !== 0) throw new Error(`${command.name} ended with ${code}: ${io.complained()}`)
  return io.printed()
}
