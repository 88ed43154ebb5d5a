/**
 * Where a UTF-16 code unit stands in the order of UTF-8 bytes: surrogates (characters above U+FFFF, four bytes) come after
 * U+E000..U+FFFF (three bytes), though their code units are smaller.
 */
const place = (unit: number): number => {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** Canonical order of texts (semantics 0): by their UTF-8 bytes, which is by code point. Below zero when `a` comes first. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return place(left) - place(right)
  }
  return a.length - b.length
}

/** Canonical order of compound keys: column by column; where one ends first, it comes first. */
export function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i]
    if (right === undefined) return 1
    const order = compareText(left, right)
    if (order !== 0) return order
  }
  return a.length - b.length
}
