/** Pools that nobody shares, of which a run warns: their money is paid to nobody (semantics 10). */
import type { Pool } from '../../../runtime/core/events.ts'
import type { Moment } from '../measures/moments.ts'
import {
  aggregate,
  allOf,
  column,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  type Relation,
  select,
  type Told,
} from '../program/build.ts'
import type { Site } from '../records/records.ts'
import { MANY } from './shares.ts'

/** Adds the steps that find them: `funds` by window and group, and `sharers`, everyone who has a part. */
export function warnOfUnshared({ build }: Site, pool: Pool, moments: readonly Moment[], funds: Relation, sharers: Relation): void {
  const { name, label, origin } = pool
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const counted = aggregate(
    build,
    told('sharers', `How many share ${label}`),
    sharers,
    ['moment', 'pool_group'],
    [{ column: int('sharers', 0n, MANY), does: 'count' }],
  )
  const beside = join(build, told('fund_and_sharers', 'Each fund beside that'), funds, counted, {
    how: 'left',
    on: ['moment', 'pool_group'].map((one) => ({ left: one, right: one })),
    take: { sharers: 'sharers' },
  })
  const nobodys = allOf({ kind: 'is_null', value: column('sharers') }, compare('>', column('fund'), integer(0)))
  const unshared = select(build, told('unshared', `Money of ${label} that nobody shares`), beside, kept(beside, 'sharers'), nobodys)
  const windows = constants(
    build,
    told('windows', `The windows of ${label}, in the order in which they are seen`),
    ['window_moment', 'window_label', 'window_place'],
    [...moments].sort((a, b) => (a.seen ?? 0) - (b.seen ?? 0) || a.at - b.at).map(({ id, window }, place) => [id, window.label, place]),
  )
  const named = join(build, told('unshared_windows', 'The windows of this money'), unshared, windows, {
    on: [{ left: 'moment', right: 'window_moment' }],
    take: { window_label: 'window_label', window_place: 'window_place' },
  })
  const shows = ['window_label', 'pool_group', 'fund']
  build.warnings.push({
    step: named.name,
    code: 'CB861',
    of: name,
    shows: shows as [string, ...string[]],
    by: ['window_place', 'pool_group'],
  })
}
