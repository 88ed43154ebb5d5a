/** Lists of whole numbers that grow while rows are read. */

/** A list on its way; `done` cuts it to what is there. */
export interface List<A> {
  readonly push: (value: number) => void
  readonly length: () => number
  readonly done: () => A
}

const FIRST = 1024

/** Places and counts, from 0 up to 2^32. */
export function growingPlaces(): List<Uint32Array> {
  let values = new Uint32Array(FIRST)
  let length = 0
  return {
    push: (value) => {
      if (length === values.length) {
        const more = new Uint32Array(length * 2)
        more.set(values)
        values = more
      }
      values[length++] = value
    },
    length: () => length,
    done: () => values.slice(0, length),
  }
}

/** Values in another order: the value `i` of it is that at `places[i]`. */
export function inOrderOf(values: Uint32Array, places: Uint32Array): Uint32Array {
  const sorted = new Uint32Array(places.length)
  for (let i = 0; i < places.length; i += 1) sorted[i] = values[places[i] ?? 0] ?? 0
  return sorted
}
