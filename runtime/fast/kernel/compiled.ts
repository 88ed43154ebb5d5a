/** Loops that have been compiled are kept, the newest of them: the same question on other rows, or on the same ones again, compiles nothing. */
import { functionOf } from '../program/doubles.ts'
import type { Handed } from './javascript.ts'
import type { Cells } from './lanes.ts'
import type { Run } from './loop.ts'
import type { Rounding } from './rounding.ts'

const KEPT = 64

/** A written loop, ready for columns and cells. */
export type Open = (handed: Handed, cells: Cells, round: Rounding) => Run

/** What is used of the platform's modules. */
export interface Modules {
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}

const loops = new Map<string, Open>()
const modules = new Map<string, object>()

function kept<A>(all: Map<string, A>, key: string, make: () => A): A {
  const made = all.get(key) ?? make()
  all.delete(key)
  all.set(key, made)
  const [oldest] = all.keys()
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest)
  return made
}

/** The loop of a text. */
export const loopOfText = (text: string): Open => kept(loops, text, () => functionOf<Open>(text))

/** The module of bytes. */
export function moduleOfBytes(bytes: Uint8Array<ArrayBuffer>): object {
  const { Module } = (globalThis as unknown as { WebAssembly: Modules }).WebAssembly
  return kept(modules, bytes.join(), () => new Module(bytes))
}
