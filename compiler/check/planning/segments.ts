import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { boxesOf, EVERYWHERE } from '../../../runtime/planning/regions/boxes.ts'
import { spaceOf } from '../../../runtime/planning/regions/space.ts'
import { sweep } from '../../../runtime/planning/regions/sweep.ts'
import type { Quotas } from '../../plan/quotas.ts'

/** Every segment can be reached: it holds somewhere where none above it does (semantics 13). Reports CB542, CB543. */
export function checkSegments({ territories, records }: Quotas, out: Report): void {
  for (const { record, classes } of territories.segments) {
    const space = spaceOf(
      records,
      classes.flatMap(({ when }) => when ?? []),
    )
    const boxes = classes.flatMap(({ when }, owner) =>
      (when === null ? [EVERYWHERE] : boxesOf(space, when)).map((box) => ({ ...box, owner })),
    )
    const reached = new Set<number>()
    const holds = new Set<number>()
    const before = new Map<number, Set<number>>()
    const whole = sweep(space, boxes, (_, holding) => {
      const first = Math.min(...holding.flatMap((box) => (box.certain ? [box.owner] : [])))
      for (const { owner } of holding) {
        holds.add(owner)
        if (owner <= first) reached.add(owner)
        else before.set(owner, (before.get(owner) ?? new Set()).add(first))
      }
    })
    if (!whole) continue
    for (const [index, { name, when, says, origin }] of classes.entries()) {
      if (when === null && index === classes.length - 1) continue
      if (!holds.has(index)) out(reportOf('CB543', origin.span, { record, rule: says }))
      else if (!reached.has(index)) {
        const related = [...(before.get(index) ?? [])]
          .sort((a, b) => a - b)
          .flatMap((at) => {
            const one = classes[at]
            return one === undefined ? [] : [{ span: one.origin.span, note: `\`${one.name}\` takes its rows first` }]
          })
        out(reportOf('CB542', origin.span, { what: 'segment', name }, { related }))
      }
    }
  }
}
