/** How long a page takes to read. */

/** Words of prose a minute: slow, for a text that is learnt from. */
const WORDS = 200
/** Lines of plans and of output a minute. */
const LINES = 12

/** Minutes for the prose, tables included, and the code of a Markdown text. */
export function minutesOf(markdown: string): number {
  const code = [...markdown.matchAll(/^```.*\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? '')
  const prose = code.reduce((rest, text) => rest.replace(text, ''), markdown)
  const lines = code.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '').length
  const words = prose.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,%$-]*/gu)?.length ?? 0
  return words / WORDS + lines / LINES
}
