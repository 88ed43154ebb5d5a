/** Fills of parts of pay: a part has the colour of its metric, the first one of each; all others are grey. */

const GREYS = [3, 4] as const

export function fillsOf(places: readonly (number | null)[]): readonly number[] {
  const used = new Set<number>()
  let greys = 0
  return places.map((place) => {
    if (place !== null && place < GREYS[0] && !used.has(place)) {
      used.add(place)
      return place
    }
    greys += 1
    return GREYS[(greys - 1) % GREYS.length] ?? GREYS[0]
  })
}
