/** The lines of a person's statement, each with the words of the plan that it came from. */
export function Trace() {
  return null
}
