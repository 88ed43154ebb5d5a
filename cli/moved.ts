/** What a quotas file moves, against an earlier one or against itself with one row elsewhere. */
import { sayDay } from '../compiler/describe/words.ts'
import { type MovedPay, movedPay } from '../compiler/planned-pay.ts'
import { type Day, parseDay } from '../runtime/calendar/day.ts'
import { yearOf } from '../runtime/planning/beside.ts'
import { goesBy } from '../runtime/planning/in-core.ts'
import { type Planned, plan } from '../runtime/planning/planning.ts'
import { withMove } from '../runtime/planning/territories/move.ts'
import { movedBetween } from '../runtime/planning/territories/moved.ts'
import { refuse } from './evaluated.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { type Allocation, allocatedOn, type ReadyQuotas, readyQuotas } from './planned.ts'
import { printed } from './render/json.ts'
import { movedJson, movedText } from './render/moved.ts'
import { wrong } from './wrong.ts'

/** Prints what moves from the file `since` to this one, on the data of each; answers with the exit code. */
export function showMoved(
  io: Io,
  ready: ReadyQuotas,
  now: Allocation,
  { since, data }: { readonly since: string; readonly data: string | undefined },
  json: boolean,
): number {
  const old = readyQuotas(io, since, json)
  if (typeof old === 'number') return old
  const run = allocatedOn(io, old, { data }, json)
  if (typeof run === 'number') return run
  const names = { before: old.plan.name, after: ready.plan.name, title: `${ready.plan.label}, since ${since}` }
  return show(io, names, { ready, run: now, before: run.planned, after: now.planned, day: null }, json)
}

/** Prints what one row in another territory would move, `ACME-17=west`, from a day on; answers with the exit code. Nothing is assigned. */
export function showMove(
  io: Io,
  ready: ReadyQuotas,
  run: Allocation,
  { move, from }: { readonly move: string; readonly from: string | undefined },
  json: boolean,
): number {
  const { planned } = run
  const at = move.lastIndexOf('=')
  const [key, territory] = [move.slice(0, at), move.slice(at + 1)]
  const { assignment = null } = planned.coverage ?? {}
  if (at <= 0 || assignment === null) return wrong(io, `--move takes a row and a territory, KEY=TERRITORY, not \`${move}\``)
  const day = from === undefined ? null : parseDay(from)
  if (day === undefined) return wrong(io, `--from takes a day like 2026-07-01, not \`${from}\``)
  const other = withMove(ready.core, key, territory, day)
  if (other === undefined) return wrong(io, `no territory of \`${ready.plan.name}\` is \`${territory}\``)
  if (!assignment.rows.some((row) => row.key === key)) return wrong(io, `no \`${assignment.record}\` is \`${key}\``)
  const found: Parameters<typeof refuse>[1][number][] = []
  const moved = plan(other, planned.data, (one) => found.push(one))
  if (moved === undefined) return refuse(io, found, json, ready.read, EXIT.data)
  const { name, label } = ready.plan
  const when = day === null ? '' : ` from ${sayDay(day)}`
  const names = {
    before: name,
    after: `${name}, ${move}${day === null ? '' : ` from ${from}`}`,
    title: `${label}, if ${key} went to ${territory}${when}`,
  }
  return show(io, names, { ready, run, before: planned, after: moved.planned, day }, json)
}

interface Names {
  readonly before: string
  readonly after: string
  readonly title: string
}

/** The two states that are compared, and the day on which their rows are. */
interface States {
  readonly ready: ReadyQuotas
  readonly run: Allocation
  readonly before: Planned
  readonly after: Planned
  /** Null: the first of each. */
  readonly day: Day | null
}

function show(io: Io, { before: old, after: now, title }: Names, { ready, run, before, after, day }: States, json: boolean): number {
  const moved = movedBetween(before, after, day)
  const { name } = ready.plan
  const pay: MovedPay[] = []
  for (const core of run.beside.filter((one) => goesBy(one, name))) {
    const found = movedPay(core, run.files, { name, period: yearOf(after), before: before.planning, after: after.planning })
    if (!('people' in found)) return refuse(io, found, json, ready.read, EXIT.data)
    pay.push(found)
  }
  const told = run.beside.length === 0 ? undefined : pay
  io.out(json ? printed(movedJson({ before: old, after: now }, after, moved, told)) : movedText(title, after, moved, told, io.width))
  return EXIT.ok
}
