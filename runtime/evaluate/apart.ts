/** Worlds that do not hold all rows: millions of them are never objects at once (runtime/fast/apart). */
import type { World } from './world.ts'

/** The world that holds the rows which count for a person. */
export function withRowsOf(world: World, person: string): World {
  const { apart } = world
  if (apart === undefined) return world
  if (apart.kind === 'elsewhere') return apart.worldOf(world, person)
  return apart.person === person ? world : withRowsOf(apart.whole, person)
}

/** The world to ask about a person where no row is needed: results about others are kept while the world of one person passes. */
export const wholeFor = (world: World, person: string): World =>
  world.apart?.kind === 'own' && world.apart.person !== person ? world.apart.whole : world

/** What a changed world keeps of where its rows are; the whole one, and the one without imagined rows, are changed alike. Sums and counts were made without the change. */
export const apartOf = (
  { apart, imagined }: World,
  change: (whole: World) => World,
): Pick<World, 'apart' | 'counting' | 'imagined' | 'summed'> => ({
  counting: undefined,
  apart: apart?.kind === 'own' ? { ...apart, whole: change(apart.whole) } : apart,
  imagined: imagined === undefined ? undefined : { ...imagined, base: change(imagined.base) },
  summed: undefined,
})
