/** The data of a tab, read once for all texts whose records say the same of it. */
import { digitsOf } from '../../compiler/run.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import type { Core } from '../../runtime/core/core.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

/** Rows, and what was found in their files. */
export interface Held {
  readonly data: Data
  readonly found: readonly Diagnostic[]
}

type Files = Tab['data']

/** What records say of their files, wherever they say it. */
export const recordsText = ({ records }: Pick<Core, 'records'>): string =>
  JSON.stringify(records, (name, value: unknown) => (name === 'span' || name === 'origin' ? undefined : value))

const known = new WeakMap<Files, Map<string, Held>>()

/** The data that a plan reads; refused where a file is missing or wrong. */
export function heldFor({ data: files }: Pick<Tab, 'data'>, core: Core): Held | Refusal {
  const own = known.get(files) ?? new Map<string, Held>()
  known.set(files, own)
  const text = recordsText(core)
  const held = own.get(text) ?? read(core, files)
  own.set(text, held)
  if (!hasErrors(held.found)) return held
  const errors = held.found.filter(({ severity }) => severity === 'error')
  return refusal('data', errors[0]?.message ?? '', errors)
}

function read({ records }: Core, files: Files): Held {
  const found: Diagnostic[] = []
  const data = readData(
    records,
    (file) => files.get(file),
    digitsOf,
    (one) => void found.push(one),
  )
  return { data, found }
}
