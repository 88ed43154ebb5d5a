/** How large the panes are, kept on this device. */

export type Sized = 'files' | 'tabs' | 'problems'

/** In pixels of the page; `share` and `most` are parts of the room, so that the editor has most of it. */
export interface Limits {
  /** Where a pane begins: so much of the room, and no more pixels than `first`. */
  readonly share: number
  readonly first: number
  readonly least: number
  readonly most: number
}

export const LIMITS: Readonly<Record<Sized, Limits>> = {
  files: { share: 0.17, first: 208, least: 144, most: 0.3 },
  tabs: { share: 0.385, first: 560, least: 320, most: 0.55 },
  problems: { share: 0.16, first: 112, least: 40, most: 0.5 },
}

const KEY = 'caboose:panes'

const isWidth = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** The size that a pane begins with in so much room. */
export function firstOf(name: Sized, room: number): number {
  const { share, first, least } = LIMITS[name]
  return Math.round(Math.max(least, Math.min(first, room * share)))
}

/** What was kept, else what the page begins with. */
export function keptSizes(): Readonly<Record<Sized, number>> {
  const first = { files: firstOf('files', innerWidth), tabs: firstOf('tabs', innerWidth), problems: firstOf('problems', innerHeight) }
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Readonly<Record<string, unknown>>
    const of = (name: Sized): number => (isWidth(kept[name]) ? kept[name] : first[name])
    return { files: of('files'), tabs: of('tabs'), problems: of('problems') }
  } catch {
    return first
  }
}

export function keepSizes(sizes: Readonly<Record<Sized, number>>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(sizes))
  } catch {
    // storage is off: the sizes last as long as the tab
  }
}

/** The size that is nearest to `wanted` and leaves room for the rest of `room`. */
export const fitting = ({ least, most }: Limits, wanted: number, room: number): number =>
  Math.round(Math.max(least, Math.min(wanted, room * most)))
