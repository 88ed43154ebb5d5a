import type { NextPays as Next } from '../../compiler/asking/answers.ts'

/** What the next of a metric pays, with the amount in it to be seen at once. */
export function NextPays({ next: { says, pays } }: { readonly next: Next }) {
  const told = pays === null ? undefined : ` ${pays.says}`
  const at = told === undefined ? -1 : says.indexOf(told)
  if (told === undefined || at < 0) return <p class="callout">{says}</p>
  return (
    <p class="callout">
      {says.slice(0, at)} <b>{told.trim()}</b>
      {says.slice(at + told.length)}
    </p>
  )
}
