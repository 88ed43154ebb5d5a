/** A message: what stands in backticks is the user's own text. */
export function Said({ text }: { readonly text: string }) {
  return <>{text.split(/`([^`]*)`/).map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</>
}
