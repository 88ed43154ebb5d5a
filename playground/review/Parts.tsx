import type { CostShown } from '../../compiler/review/shown.ts'
import { Scroll } from '../charts/Scroll.tsx'
import { StackedCost } from '../charts/StackedCost.tsx'
import { fillsOf } from './fills.ts'
import { WORDS } from './words.ts'

/** What each part of pay costs, before and after. */
export function Parts({ cost }: { readonly cost: CostShown }) {
  const { parts, changes } = cost
  if (parts.parts.length < 2) return null
  return (
    <section class="card" aria-labelledby="review-parts">
      <h2 id="review-parts">{WORDS.parts}</h2>
      <StackedCost costs={parts} fills={fillsOf(cost.places)} hasTable />
      <Scroll label={WORDS.parts}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{WORDS.part}</th>
              {parts.rows.map(({ label }) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
              <th scope="col" class="number">
                {WORDS.change}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.parts.map((part, i) => (
              <tr key={part}>
                <td>{part}</td>
                {parts.rows.map((row) => (
                  <td key={row.label} class="number">
                    {row.parts[i]?.says ?? '-'}
                  </td>
                ))}
                <td class="number">{changes[i]?.replace('-', '\u2212')}</td>
              </tr>
            ))}
            <tr class="review-total">
              <td>{WORDS.together}</td>
              <td class="number">{cost.before}</td>
              <td class="number">{cost.after}</td>
              <td class="number">{cost.change.replace('-', '\u2212')}</td>
            </tr>
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
