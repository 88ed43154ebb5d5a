/** How large the panes are, kept on this device. */

export type Sized = 'files' | 'tabs' | 'problems'

/** In pixels of the page. `most` is a share of the window, so that the editor stays. */
export interface Limits {
  readonly first: number
  readonly least: number
  readonly most: number
}

export const LIMITS: Readonly<Record<Sized, Limits>> = {
  files: { first: 208, least: 144, most: 0.3 },
  tabs: { first: 480, least: 320, most: 0.55 },
  problems: { first: 112, least: 40, most: 0.5 },
}

const KEY = 'caboose:panes'

const isWidth = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** What was kept, else what the page begins with. */
export function keptSizes(): Readonly<Record<Sized, number>> {
  const first = { files: LIMITS.files.first, tabs: LIMITS.tabs.first, problems: LIMITS.problems.first }
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
