import type { Related, Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { type Chart, chartOf } from '../../../runtime/planning/territories/chart.ts'
import type { Quotas } from '../../plan/quotas.ts'
import { type Landing, landingOf } from './regions/landing.ts'
import { sayRegion } from './regions/words.ts'

/**
 * Where the text alone decides where every row lands: no gap, no overlap, no rule that holds nowhere or never wins (semantics 13).
 * Reports CB540 to CB543. What it does not decide is held against the rows (CB886, CB887).
 */
export function checkTerritories({ territories, records, currency }: Quotas, out: Report): void {
  const { record } = territories
  if (record === null) return
  const chart = chartOf(territories)
  const landing = landingOf(records, chart)
  if (landing === undefined) return
  checkGap(chart, landing, record, currency, out)
  for (const { region, territories: indexes } of landing.overlaps) {
    const places = indexes.flatMap((index) => chart.places[index] ?? [])
    const [last, ...others] = places.toReversed()
    if (last === undefined) continue
    const where = sayRegion(landing.space, region, record, currency)
    const names = places.map(({ territory }) => territory.name)
    out(
      reportOf(
        'CB541',
        ruleOf(chart, last.index),
        { record, where, territories: names, winners: chart.winners },
        {
          related: others
            .toReversed()
            .map(({ index, territory }) => ({ span: ruleOf(chart, index), note: `\`${territory.name}\` covers it too` })),
        },
      ),
    )
  }
  for (const [index, by] of landing.shadowed) {
    const place = chart.places[index]
    // a whole may leave everything to its parts, and a net for the rest may catch nothing
    if (place === undefined || place.rest || by.some((other) => chart.places[other]?.above.includes(index))) continue
    const related = by.slice(0, 3).map((other) => takes(chart, other))
    out(reportOf('CB542', ruleOf(chart, index), { what: 'territory', name: place.territory.name }, { related }))
  }
  for (const index of landing.empty) {
    const rule = chart.places[index]?.territory.covers.find((one) => one.kind === 'where')
    if (rule?.kind === 'where') out(reportOf('CB543', rule.origin.span, { record, rule: rule.says }))
  }
}

/** The first rule of a territory, else its name. */
const ruleOf = ({ places }: Chart, index: number) => {
  const territory = places[index]?.territory
  const origin = territory?.covers[0]?.origin ?? territory?.origin ?? places[0]?.territory.origin
  if (origin === undefined) throw new RangeError(`no territory ${index}`)
  return origin.span
}

const takes = (chart: Chart, index: number): Related => ({
  span: ruleOf(chart, index),
  note: `\`${chart.places[index]?.territory.name}\` takes what it covers`,
})

function checkGap(chart: Chart, { space, gap }: Landing, record: string, currency: Quotas['currency'], out: Report): void {
  const [first, ...others] = chart.places.filter(({ territory }) => territory.covers.length > 0)
  const start = first ?? chart.places[0]
  if (gap === null || start === undefined) return
  const related = others.slice(0, 3).map(({ index }) => ({ span: ruleOf(chart, index), note: 'nor is it covered here' }))
  out(reportOf('CB540', start.territory.origin.span, { record, where: sayRegion(space, gap, record, currency) }, { related }))
}
