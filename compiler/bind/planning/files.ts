/** The quotas files among those that were read, each bound with the company's facts. */
import type { Item } from '../../../grammar/forms/items.ts'
import type { FileSyntax } from '../../../grammar/syntax.ts'
import type { Report } from '../../../messages/diagnostic.ts'
import type { Quotas } from '../../plan/quotas.ts'
import { sourcesOf } from '../context.ts'
import { bindPlanning } from './planning.ts'

const isQuotas = ({ head }: FileSyntax): boolean => head?.form === 'quotas'
const isPlan = ({ head }: FileSyntax): boolean => head?.form === 'plan'
const itemsIn = (file: FileSyntax): readonly Item[] => file.items as readonly Item[]

/** The Plan of one quotas file; undefined where too little was understood. */
export function planningOf(file: FileSyntax, files: readonly FileSyntax[], report: Report): Quotas | undefined {
  const others = files.filter((other) => other !== file && !isQuotas(other) && !isPlan(other))
  const sources = sourcesOf([file, ...others], { own: itemsIn(file), shared: others.flatMap(itemsIn) }, report)
  return sources === undefined ? undefined : bindPlanning(sources)
}

/** A quotas file that a plan uses, by its name. */
export interface Used {
  readonly name: string
  /** Undefined where it has a mistake of its own. */
  readonly quotas: Quotas | undefined
}

/** The quotas files that the first file uses. */
export const usedPlannings = (files: readonly FileSyntax[], report: Report): Used[] =>
  files
    .slice(1)
    .filter(isQuotas)
    .flatMap((file) => {
      const name = (file.head as { name?: { text: string } } | undefined)?.name?.text
      return name === undefined ? [] : [{ name, quotas: planningOf(file, files, report) }]
    })
