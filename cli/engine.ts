/** Which evaluator answers a run, part by part. */
import type { ComponentEngine as ByEvaluator } from '../runtime/fast/run.ts'

/** The evaluator that closes periods and that every other one must equal. */
export const ENGINE = 'reference'

/** The systems that run a plan as a relational program. */
export type SystemName = 'duckdb' | 'postgres' | 'spark'

/** Who computed a component. */
export interface ComponentEngine extends Omit<ByEvaluator, 'engine'> {
  readonly engine: ByEvaluator['engine'] | SystemName
}

/** Which evaluator answered; why not the one that was asked for; and who computed each component. */
export interface EngineUsed {
  readonly name: 'reference' | 'fast' | SystemName
  readonly because: string | null
  readonly components: readonly ComponentEngine[]
}

/** A run of the reference evaluator alone. */
export const byReference = (components: readonly { readonly name: string }[], because: string | null): EngineUsed => ({
  name: ENGINE,
  because,
  components: components.map(({ name }) => ({ component: name, engine: 'reference', because, peopleByReference: null })),
})

/** What the reference evaluator did of a run that was asked of the fast one, in one line; undefined where it did nothing. */
export function fallbackWords({ components }: EngineUsed): string | undefined {
  const left = components.filter(({ engine }) => engine === 'reference')
  const reasons = [...new Set(left.map(({ because }) => because ?? ''))]
  const parts = reasons.map((reason) => {
    const names = left.filter(({ because }) => (because ?? '') === reason).map(({ component }) => `\`${component}\``)
    return reason === '' ? names.join(', ') : `${names.join(', ')} (${reason})`
  })
  return parts.length === 0 ? undefined : `the reference evaluator computes ${parts.join(', ')}`
}

/** What is known once the ledgers are made. */
export interface Recorded {
  /** What identifies the data. */
  readonly data: string
  /** Rows of each record, and lines of each ledger. */
  readonly rows: ReadonlyMap<string, number>
  readonly lines: { readonly credits: number; readonly earnings: number; readonly payments: number }
}
