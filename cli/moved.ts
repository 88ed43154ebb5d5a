/** What a quotas file moves, against an earlier one or against itself with one row elsewhere. */
import { type Planned, plan } from '../runtime/planning/planning.ts'
import { withMove } from '../runtime/planning/territories/move.ts'
import { movedBetween } from '../runtime/planning/territories/moved.ts'
import { refuse } from './evaluated.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { allocatedOn, type ReadyQuotas, readyQuotas } from './planned.ts'
import { printed } from './render/json.ts'
import { movedJson, movedText } from './render/moved.ts'
import { wrong } from './wrong.ts'

/** Prints what moves from the file `since` to this one, on the data of each; answers with the exit code. */
export function showMoved(io: Io, ready: ReadyQuotas, planned: Planned, since: string, data: string | undefined, json: boolean): number {
  const old = readyQuotas(io, since, json)
  if (typeof old === 'number') return old
  const run = allocatedOn(io, old, { data, against: undefined }, json)
  if (typeof run === 'number') return run
  return show(
    io,
    { before: old.plan.name, after: ready.plan.name, title: `${ready.plan.label}, since ${since}` },
    run.planned,
    planned,
    json,
  )
}

/** Prints what one row in another territory would move, `ACME-17=west`; answers with the exit code. Nothing is assigned. */
export function showMove(io: Io, ready: ReadyQuotas, planned: Planned, move: string, json: boolean): number {
  const at = move.lastIndexOf('=')
  const [key, territory] = [move.slice(0, at), move.slice(at + 1)]
  const { assignment = null } = planned.coverage ?? {}
  if (at <= 0 || assignment === null) return wrong(io, `--move takes a row and a territory, KEY=TERRITORY, not \`${move}\``)
  const other = withMove(ready.core, key, territory)
  if (other === undefined) return wrong(io, `no territory of \`${ready.plan.name}\` is \`${territory}\``)
  if (!assignment.rows.some((row) => row.key === key)) return wrong(io, `no \`${assignment.record}\` is \`${key}\``)
  const found: Parameters<typeof refuse>[1][number][] = []
  const moved = plan(other, planned.data, (one) => found.push(one))
  if (moved === undefined) return refuse(io, found, json, ready.read, EXIT.data)
  const { name, label } = ready.plan
  return show(
    io,
    { before: name, after: `${name}, ${move}`, title: `${label}, if ${key} went to ${territory}` },
    planned,
    moved.planned,
    json,
  )
}

interface Names {
  readonly before: string
  readonly after: string
  readonly title: string
}

function show(io: Io, { before: old, after: now, title }: Names, before: Planned, after: Planned, json: boolean): number {
  const moved = movedBetween(before, after)
  io.out(json ? printed(movedJson({ before: old, after: now }, after, moved)) : movedText(title, after, moved, io.width))
  return EXIT.ok
}
