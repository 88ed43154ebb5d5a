/** What a run comes to. */
import { BarChart } from '../../charts/BarChart.tsx'
import { Histogram } from '../../charts/Histogram.tsx'
import { StackedCost } from '../../charts/StackedCost.tsx'
import type { Simulated } from '../../session/simulate.ts'
import { Blocks, LineTable } from '../pages/Block.tsx'
import { SIMULATE_WORDS } from './words.ts'

function Spread({ spread }: Pick<Simulated, 'spread'>) {
  if (spread === null) return <p class="muted">{SIMULATE_WORDS.few}</p>
  return (
    <>
      {spread.percentiles.length > 0 && (
        <dl class="pages-figures">
          {spread.percentiles.map(({ label, amount }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{amount}</dd>
            </div>
          ))}
        </dl>
      )}
      <BarChart bars={spread.bars} />
    </>
  )
}

function BesideIt({ beside }: { readonly beside: NonNullable<Simulated['beside']> }) {
  const { page, shown } = beside
  return (
    <section class="simulate-beside" aria-label={SIMULATE_WORDS.besideTitle(page.title)}>
      <h2>{SIMULATE_WORDS.besideTitle(page.title)}</h2>
      <p class="muted">{page.under}</p>
      {shown?.samePay === true && <p class="callout">{SIMULATE_WORDS.samePay}</p>}
      {shown?.cost != null && shown.cost.bins.length > 0 && (
        <section class="pages-block">
          <h3>{SIMULATE_WORDS.gains}</h3>
          <p>{shown.cost.sides}</p>
          <Histogram bins={shown.cost.bins} />
        </section>
      )}
      <Blocks blocks={page.blocks} />
    </section>
  )
}

export function Outcome({ output, took }: { readonly output: Simulated; readonly took: number }) {
  const { by, period, people, rows, total, parts, spread, bands, groups, beside, warnings } = output
  const paying = parts.filter(({ amount }) => /[1-9]/.test(amount.exact))
  const costs = {
    parts: paying.map(({ label }) => label),
    rows: [{ label: SIMULATE_WORDS.cost, total, parts: paying.map(({ amount }) => amount) }],
  }
  return (
    <>
      <p class="simulate-label">{SIMULATE_WORDS.total(period)}</p>
      <p class="hero simulate-total">{total.says}</p>
      <p class="muted">
        {SIMULATE_WORDS.paid(people)}. {SIMULATE_WORDS.ran(rows, (took / 1000).toFixed(2))}.
      </p>
      {warnings.length > 0 && (
        <details class="pages-more">
          <summary>{SIMULATE_WORDS.warnings(warnings.length)}</summary>
          <ul class="simulate-remarks">
            {warnings.slice(0, 20).map(({ message, span }, at) => (
              <li key={at}>
                {span.file}:{span.start.line} {message}
              </li>
            ))}
          </ul>
        </details>
      )}
      {paying.length > 0 && (
        <section class="pages-block">
          <h3>{SIMULATE_WORDS.parts}</h3>
          <StackedCost costs={costs} />
        </section>
      )}
      <section class="pages-block">
        <h3>{SIMULATE_WORDS.spread}</h3>
        <Spread spread={spread} />
      </section>
      {bands.length > 0 && (
        <section class="pages-block">
          <h3>{SIMULATE_WORDS.bands}</h3>
          <LineTable rows={bands} name={SIMULATE_WORDS.bands} />
        </section>
      )}
      {by !== null && (
        <section class="pages-block">
          <h3>{SIMULATE_WORDS.groups(by)}</h3>
          {groups.length === 0 ? (
            <p class="muted">{SIMULATE_WORDS.noGroupsShown}</p>
          ) : (
            <LineTable rows={groups} name={SIMULATE_WORDS.groups(by)} />
          )}
        </section>
      )}
      {beside !== null && <BesideIt beside={beside} />}
    </>
  )
}
