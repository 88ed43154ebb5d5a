/** What all writers of credit lines share. */
import type { Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import type { ByteWriter } from '../../write/bytes.ts'
import type { Frame } from '../rows/frame.ts'

/** Where lines go, and what they say of the question. */
export interface Writing {
  readonly world: World
  readonly frame: Frame
  readonly periods: readonly Stretch[]
  readonly asOf: string
  readonly out: ByteWriter
}

/** The place in `periods` of each day of the plan, -1 where none holds it. */
export function periodsOf({ from, monthOf }: Frame, periods: readonly Stretch[]): Int32Array {
  const known = placed.get(periods)
  if (known?.from === from && known.places.length === monthOf.length) return known.places
  const places = new Int32Array(monthOf.length).fill(-1)
  periods.forEach((period, place) => {
    places.fill(place, Math.max(0, period.from - from), Math.max(0, period.to - from + 1))
  })
  placed.set(periods, { from, places })
  return places
}

const placed = new WeakMap<readonly Stretch[], { readonly from: number; readonly places: Int32Array }>()
