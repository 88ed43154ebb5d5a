/** People's quotas over the year, a column of months for each. */
import { max } from 'd3-array'
import { placeOf } from '../../../compiler/describe/figure/place.ts'
import type { PersonMonths, QuotaShown } from '../../session/quota-figures.ts'
import { QUOTA_WORDS } from './words.ts'

const TALL = 26

/** Twelve bars in the room of a word. */
function Spark({ person, most }: { readonly person: PersonMonths; readonly most: number }) {
  const wide = 8
  return (
    <svg
      class="quotas-spark"
      viewBox={`0 0 ${person.months.length * wide} ${TALL}`}
      role="img"
      aria-label={QUOTA_WORDS.monthly(person.name)}
    >
      {person.months.map((month, at) => {
        const tall = most <= 0 ? 0 : Math.max(0.5, (TALL * Math.max(0, placeOf(month))) / most)
        return <rect key={at} class="quotas-bar-own" x={at * wide} y={TALL - tall} width={wide - 2} height={tall} />
      })}
    </svg>
  )
}

export function Months({ quota }: { readonly quota: QuotaShown }) {
  const { people, months, label } = quota
  if (people.length === 0) return null
  const most = max(people, ({ months: own }) => max(own, placeOf) ?? 0) ?? 0
  return (
    <section class="pages-block">
      <h3>{`${label}: ${QUOTA_WORDS.months.toLowerCase()}`}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={`${label}: ${QUOTA_WORDS.months}`}>
        <table class="table pages-table quotas-months">
          <thead>
            <tr>
              <th scope="col">{QUOTA_WORDS.person}</th>
              <td />
              <th scope="col" class="number">
                {QUOTA_WORDS.year}
              </th>
              {months.map((month) => (
                <th key={month} scope="col" class="number">
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.person}>
                <th scope="row">
                  {person.name}
                  {person.isHouse && <span class="muted"> {QUOTA_WORDS.house}</span>}
                </th>
                <td>
                  <Spark person={person} most={most} />
                </td>
                <td class="number quotas-year">{person.year}</td>
                {person.months.map(({ says }, at) => (
                  <td key={at} class="number">
                    {says}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
