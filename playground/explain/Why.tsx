import type { Why } from '../../compiler/describe/earnings/why.ts'
import { WORDS } from './words.ts'

/** What the plan is for, in the words of whoever decided it. */
export function WhyCard({ why: { because, objectives } }: { readonly why: Why }) {
  if (because === '' && objectives.length === 0) return null
  return (
    <section class="card explain-why">
      <h2>{WORDS.why}</h2>
      {because !== '' && <p class="muted">{because}</p>}
      {objectives.map(({ label, because: reason, owner }) => (
        <div key={label} class="explain-objective">
          <h3>{label}</h3>
          {reason !== '' && <p class="muted">{reason}</p>}
          {owner !== '' && <p class="explain-owner">{WORDS.owner(owner)}</p>}
        </div>
      ))}
    </section>
  )
}
