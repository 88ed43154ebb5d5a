/** The data files that a plan reads, as somebody who brings their own needs to know them. */
import type { RecordShape } from '../../runtime/core/record.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

export interface FileShown {
  /** As records call it. */
  readonly file: string
  /** The records that are read from it. */
  readonly records: readonly string[]
  /** The first line of such a file, with every column that is read. */
  readonly header: string
  /** How long the tab's own file is; null where there is none. */
  readonly bytes: number | null
}

/** A column's name as a cell: quoted where it has to be. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const shapesOf = ({ good, compiled }: Tab): readonly RecordShape[] | undefined => good?.core.records ?? compiled.planning?.core.records

/** Each file once, in the order of the plan's records. */
export function filesRead(tab: Tab): readonly FileShown[] | Refusal {
  const shapes = shapesOf(tab)
  if (shapes === undefined) return refusal('plan', 'this plan has errors; mend them to see which files it reads')
  return [...new Set(shapes.map(({ file }) => file))].map((file) => {
    const own = shapes.filter((one) => one.file === file)
    const columns = [...new Set(own.flatMap(({ fields }) => fields.map(({ column }) => column)))]
    return {
      file,
      records: own.map(({ name }) => name),
      header: `${columns.map(cell).join(',')}\n`,
      bytes: tab.data.get(file)?.length ?? null,
    }
  })
}
