import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { endedBy } from './events.ts'
import { sharedIn } from './pool.ts'

/** What a pool's windows that end in `span` have to share, over all of its groups, in minor units. */
export function fundIn(world: World, name: string, span: Stretch): bigint {
  const pool = world.core.events.find((event) => event.name === name)
  if (pool?.kind !== 'pool') return 0n
  return endedBy(world, pool, span.to)
    .filter(({ to }) => to >= span.from)
    .flatMap((window) => sharedIn(world, pool, window))
    .reduce((sum, { fund }) => sum + fund, 0n)
}
