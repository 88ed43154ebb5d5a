/** Who covers what, how even it is, and where rows lie in none or in several. */
import { max } from 'd3-array'
import { placeOf } from '../../../compiler/describe/figure/place.ts'
import type { TerritoriesShown, TerritoryShown } from '../../session/quota-figures.ts'
import { QUOTA_WORDS } from './words.ts'

/** How far from the mean: a bar to the left is below it. */
function Balance({ one, most }: { readonly one: TerritoryShown; readonly most: number }) {
  if (one.balance === null) return null
  const off = placeOf(one.balance) - 1
  const wide = most <= 0 ? 0 : (48 * Math.abs(off)) / most
  return (
    <>
      <svg class="quotas-balance" viewBox="0 0 100 10" aria-hidden="true">
        <rect class={off < 0 ? 'quotas-below' : 'quotas-above'} x={off < 0 ? 50 - wide : 50} y="1" width={wide} height="8" />
        <line class="quotas-mean" x1="50" x2="50" y1="0" y2="10" />
      </svg>
      <span>{one.balance.says}</span>
    </>
  )
}

export function Territories({ shown, why }: { readonly shown: TerritoriesShown; readonly why: (key: string) => void }) {
  const { record, numbers, territories, gaps, overlaps } = shown
  const compared = territories.some(({ balance }) => balance !== null)
  const most = max(territories, ({ balance }) => (balance === null ? 0 : Math.abs(placeOf(balance) - 1))) ?? 0
  const rows = territories.reduce((sum, one) => sum + one.rows, 0)
  return (
    <section class="pages-block">
      <h3>{QUOTA_WORDS.territories}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={QUOTA_WORDS.territories}>
        <table class="table pages-table quotas-tree">
          <thead>
            <tr>
              <th scope="col">{QUOTA_WORDS.territories}</th>
              <th scope="col">{QUOTA_WORDS.owner}</th>
              <th scope="col" class="number">
                {QUOTA_WORDS.rows(record)}
              </th>
              {numbers.map((number) => (
                <th key={number} scope="col" class="number">
                  {number}
                </th>
              ))}
              {compared && <th scope="col">{QUOTA_WORDS.balance}</th>}
            </tr>
          </thead>
          <tbody>
            {territories.map((one) => (
              <tr key={one.name} data-depth={Math.min(4, one.depth)}>
                <th scope="row">
                  <button type="button" class="quotas-part" onClick={() => why(one.name)}>
                    {one.label}
                  </button>
                </th>
                <td>{one.owner ?? QUOTA_WORDS.noOwner}</td>
                <td class="number">{one.rows.toLocaleString('en')}</td>
                {one.holds.map((held, at) => (
                  <td key={at} class="number">
                    {held}
                  </td>
                ))}
                {compared && (
                  <td class="quotas-off">
                    <Balance one={one} most={most} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="muted">{gaps.length === 0 ? QUOTA_WORDS.covered(rows, record) : QUOTA_WORDS.gaps(gaps.length)}</p>
      <p class="muted">{overlaps.length === 0 ? QUOTA_WORDS.noOverlaps : QUOTA_WORDS.overlaps(overlaps.length)}</p>
    </section>
  )
}
