import type { Io } from './io.ts'

/** One option of a command. Its name is its key in `options`, written with dashes. */
export interface Option<T> {
  readonly about: string
  /** The placeholder of its value in help (`DIR`); undefined for a switch. */
  readonly value: string | undefined
  readonly choices: readonly string[] | undefined
  readonly initial: T
}

/** A switch: absent or present. */
export const flag = (about: string): Option<boolean> => ({ about, value: undefined, choices: undefined, initial: false })

/** An option with a free value, absent unless given. */
export const value = (placeholder: string, about: string): Option<string | undefined> => ({
  about,
  value: placeholder,
  choices: undefined,
  initial: undefined,
})

/** An option with a few values; the first is meant when it is absent. */
export const choice = <const C extends readonly [string, ...string[]]>(
  placeholder: string,
  about: string,
  choices: C,
): Option<C[number]> => ({
  about,
  value: placeholder,
  choices,
  initial: choices[0],
})

type Options = Readonly<Record<string, Option<unknown>>>
type Values<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never }
type Exit = number | Promise<number>

interface Definition<O extends Options> {
  readonly name: string
  /** One line for the list of commands; no capital, no full stop. */
  readonly about: string
  /** Operands as help shows them: `<PATH...>`, `<PLAN>`, `[DIR]`. */
  readonly takes: string
  /** A command line that works, shown in help. */
  readonly example: string
  readonly options: O
  /** Reads, calls the library, prints; answers with the exit code. */
  readonly run: (input: Values<O> & { readonly operands: readonly string[] }, io: Io) => Exit
}

export interface Command extends Omit<Definition<Options>, 'run'> {
  readonly run: (operands: readonly string[], values: Readonly<Record<string, unknown>>, io: Io) => Exit
}

/** Declares a command. Help, the command line and the reference are made from this object. */
export const command = <O extends Options>(definition: Definition<O>): Command => ({
  ...definition,
  // The command line reader fills exactly the declared options, with their initial values where absent.
  run: (operands, values, io) => definition.run({ ...(values as Values<O>), operands }, io),
})
