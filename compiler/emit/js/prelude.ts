/** The part of a generated module that is the same in each: tables, and the arithmetic that a program may ask for. */

/** Functions over numbers by name; a module holds those that it uses. */
const ARITHMETIC: readonly (readonly [name: string, needs: readonly string[], text: string])[] = [
  ['whole', [], '/** The whole part of n / d; exact, since n - n % d is a multiple of d. */\nconst whole = (n, d) => (n - (n % d)) / d'],
  ['up', ['whole'], 'const up = (n, d) => whole(n + (n < 0 ? 1 - d : d - 1), d)'],
  ['halfUp', ['whole'], 'const halfUp = (n, d) => whole(2 * n + (n < 0 ? -d : d), 2 * d)'],
  ['halfDown', ['whole'], 'const halfDown = (n, d) => whole(2 * n + (n < 0 ? 1 - d : d - 1), 2 * d)'],
  ['halfEven', ['whole', 'halfUp', 'halfDown'], 'const halfEven = (n, d) => (whole(n, d) % 2 === 0 ? halfDown(n, d) : halfUp(n, d))'],
  ['wholeBig', [], 'const wholeBig = (n, d) => n / d'],
  ['upBig', [], 'const upBig = (n, d) => (n + (n < 0n ? 1n - d : d - 1n)) / d'],
  ['halfUpBig', [], 'const halfUpBig = (n, d) => (2n * n + (n < 0n ? -d : d)) / (2n * d)'],
  ['halfDownBig', [], 'const halfDownBig = (n, d) => (2n * n + (n < 0n ? 1n - d : d - 1n)) / (2n * d)'],
  [
    'halfEvenBig',
    ['halfUpBig', 'halfDownBig'],
    'const halfEvenBig = (n, d) => ((n / d) % 2n === 0n ? halfDownBig(n, d) : halfUpBig(n, d))',
  ],
  ['smaller', [], 'const smaller = (a, b) => (a < b ? a : b)'],
  ['larger', [], 'const larger = (a, b) => (a > b ? a : b)'],
]

/** The arithmetic that a text uses, in the order in which it needs one another. */
export function arithmeticOf(text: string): string {
  const used = new Set<string>()
  const use = (name: string): void => {
    used.add(name)
    for (const need of ARITHMETIC.find(([one]) => one === name)?.[1] ?? []) use(need)
  }
  for (const [name] of ARITHMETIC) if (new RegExp(`\\b${name}\\(`).test(text)) use(name)
  return ARITHMETIC.filter(([name]) => used.has(name))
    .map(([, , line]) => line)
    .join('\n')
}

/** Tables as lists of rows, and what every row was made of. */
export const TABLES = `// ---- tables: a row is an object; what it was made of is remembered beside it

const made = new WeakMap()
const from = (step, row, sources) => {
  made.set(row, { step, sources })
  return row
}

const keyOf = (cells) => cells.map((cell) => (cell === null ? 'n' : typeof cell === 'string' ? \`t\${cell.length}:\${cell}\` : \`i\${cell}\`)).join('|')

const select = (step, rows, where, make) => rows.filter(where).map((row) => from(step, make(row), [row]))

const pair = (step, left, right, leftKey, rightKey, where, keepsLeft, none, make) => {
  const byKey = new Map()
  for (const row of right) {
    const key = rightKey(row)
    if (key.includes(null)) continue
    const text = keyOf(key)
    const same = byKey.get(text)
    if (same === undefined) byKey.set(text, [row])
    else same.push(row)
  }
  return left.flatMap((l) => {
    const key = leftKey(l)
    const found = key.includes(null) ? [] : (byKey.get(keyOf(key)) ?? []).filter((r) => where(l, r))
    if (found.length === 0) return keepsLeft ? [from(step, make(l, none), [l])] : []
    return found.map((r) => from(step, make(l, r), [l, r]))
  })
}

const groups = (rows, key) => {
  const found = new Map()
  for (const row of rows) {
    const text = keyOf(key(row))
    const same = found.get(text)
    if (same === undefined) found.set(text, [row])
    else same.push(row)
  }
  return [...found.values()]
}

const aggregate = (step, rows, key, make) => (key === null ? [rows] : groups(rows, key)).map((group) => from(step, make(group), group))

const sum = (rows, of, zero) => rows.reduce((total, row) => (of(row) === null ? total : total + of(row)), zero)
const extreme = (rows, of, better) => rows.reduce((best, row) => (of(row) !== null && (best === null || better(of(row), best)) ? of(row) : best), null)
const distinct = (rows, of) => new Set(rows.map(of).filter((cell) => cell !== null)).size

/** Texts in the order of their bytes in UTF-8, which is that of their characters' numbers. */
const compare = (a, b) => {
  if (a === b) return 0
  if (typeof a !== 'string') return a < b ? -1 : 1
  const [left, right] = [[...a], [...b]]
  for (let i = 0; i < left.length && i < right.length; i += 1) if (left[i] !== right[i]) return left[i].codePointAt(0) - right[i].codePointAt(0)
  return left.length - right.length
}

const inOrder = (keys) => (a, b) => {
  for (const [of, sense] of keys) {
    const order = compare(of(a), of(b)) * sense
    if (order !== 0) return order
  }
  return 0
}

/** \`make\` is told the rows of a partition in order, and a row's place among them. */
const windowed = (step, rows, key, order, prepare, make) =>
  groups(rows, key).flatMap((group) => {
    const sorted = [...group].sort(inOrder(order))
    const known = prepare(sorted)
    return sorted.map((row, i) => from(step, make(row, sorted, i, known), () => sorted.slice(0, i + 1)))
  })

const running = (rows, of, zero) => {
  let total = zero
  return rows.map((row) => {
    if (of(row) !== null) total += of(row)
    return total
  })
}

const union = (step, lists) => lists.flatMap(([rows, make]) => rows.map((row) => from(step, make(row), [row])))`
