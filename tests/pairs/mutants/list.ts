/** Small mistakes that somebody could make in the fast evaluator. Each must be caught by pairs, or be no mistake for the reason that stands beside it. */
export interface Mutation {
  /** What goes wrong. */
  readonly name: string
  /** The file, below runtime/fast. */
  readonly file: string
  /** What stands there once, and what stands there instead. */
  readonly from: string
  readonly to: string
  /** Why no ledger can tell; null: one must. */
  readonly equivalent: string | null
}

const mutation = (file: string, name: string, from: string, to: string, equivalent: string | null = null): Mutation => ({
  name,
  file,
  from,
  to,
  equivalent,
})

export const MUTATIONS: readonly Mutation[] = [
  // comparisons
  mutation('program/doubles.ts', 'a value on a bound is below it', "part.orSame ? '<=' : '<'", "part.orSame ? '<' : '<'"),
  mutation('program/doubles.ts', 'a value below a bound is on it', "part.orSame ? '<=' : '<'", "part.orSame ? '<=' : '<='"),
  mutation(
    'program/number.ts',
    'a condition that bounds decide is decided the other way',
    'if (left.low > right.high ||',
    'if (left.low >= right.high ||',
  ),
  // roundings
  mutation(
    'program/rounding.ts',
    'half a cent goes down',
    'half_up: exactRounding((twice, under) => twice >= under)',
    'half_up: exactRounding((twice, under) => twice > under)',
  ),
  mutation(
    'program/rounding.ts',
    'half a cent goes up where it goes down',
    'half_down: exactRounding((twice, under) => twice > under)',
    'half_down: exactRounding((twice, under) => twice >= under)',
  ),
  mutation(
    'program/rounding.ts',
    'up is half up',
    'up: exactRounding((twice) => twice > 0)',
    'up: exactRounding((twice, under) => twice >= under)',
  ),
  mutation(
    'program/rounding.ts',
    'down is half up',
    'down: exactRounding(() => false)',
    'down: exactRounding((twice, under) => twice >= under)',
  ),
  mutation(
    'program/number.ts',
    'big integers round half a cent down',
    "    case 'half_up':\n      return part >= 1",
    "    case 'half_up':\n      return part === 2",
  ),
  mutation(
    'program/rounding.ts',
    'no margin near a tie',
    'if (!(away > margin)) return Number.NaN',
    'if (Number.isNaN(margin)) return Number.NaN',
  ),
  mutation(
    'program/number.ts',
    'whole numbers past 2^53 pass for doubles',
    'export const EXACT = 2n ** 53n',
    'export const EXACT = 2n ** 63n',
  ),
  // fractions
  mutation(
    'program/fraction.ts',
    'one side of a comparison is not multiplied by the divisor of the other',
    'left: b.under === null ? left : times(left, b.under)',
    'left',
  ),
  mutation(
    'program/fraction.ts',
    'a divisor below zero keeps its sign',
    'const over = pick(negative, minus(ZERO, a.over), a.over)',
    'const over = a.over',
    'quotas and the divisors of ratios are never below zero where they count',
  ),
  mutation(
    'program/fraction.ts',
    'a table is read at a scale of one decimal more',
    'const scale = Math.max(a.scale, b.scale)\n  const left = times(a.over, power(scale - a.scale))',
    'const scale = Math.max(a.scale, b.scale) + 1\n  const left = times(a.over, power(scale - a.scale - 1))',
  ),
  // tables and steps
  mutation(
    'program/tables.ts',
    'a slice is taken from the bound, not from zero',
    'const length = difference(clamp(driver), clamp(zero))',
    'const length = low === null ? clamp(driver) : difference(clamp(driver), low)',
    'no table has a bound below zero',
  ),
  mutation(
    'program/tables.ts',
    'the last band of a table ends at its bound',
    'return high === null ? above : least(above, high)',
    'return high === null ? (low ?? above) : least(above, high)',
  ),
  mutation('program/tables.ts', 'a line begins at its upper point', 'sum(low, risen)', 'sum(high, risen)'),
  mutation('program/build.ts', 'a bound without itself includes itself', 'e.bands[place]?.includes ?? true', 'true'),
  mutation('program/build.ts', 'a cap lifts', 'return e.values.map(number).reduce(least)', 'return e.values.map(number).reduce(greatest)'),
  mutation(
    'program/build.ts',
    'no quota is attained',
    'known: both(reached.known, quota.known)',
    'known: quota.known',
    'a quota that is there is above zero, and a sum always has a value',
  ),
  mutation(
    'program/build.ts',
    'gates run along the rows',
    "    case 'gate':\n    case 'multiplier':\n    case 'kicker':\n      return { moving: null, stillConditions: false }",
    "    case 'gate':\n    case 'multiplier':\n    case 'kicker':\n      return { moving, stillConditions: false }",
    'gates and factors are on other metrics than the part they stand in',
  ),
  // months, people, rows
  mutation(
    'rows/frame.ts',
    'every row falls into the month before',
    'monthOf.fill(first - firstMonth,',
    'monthOf.fill(Math.max(0, first - firstMonth - 1),',
  ),
  mutation('rows/frame.ts', 'the last day of a membership does not count', 'piece.to - world.from + 1)]', 'piece.to - world.from)]'),
  mutation(
    'people/measures.ts',
    'a window begins a month later',
    'from: Math.max(0, window.first - frame.firstMonth)',
    'from: Math.max(0, window.first - frame.firstMonth + 1)',
  ),
  mutation(
    'people/sums.ts',
    'a new window carries on from the old one',
    'const goesOn = slots[slot - 1]?.window.label === window.label',
    'const goesOn = slot > 0',
  ),
  mutation(
    'people/sums.ts',
    'what was paid before is paid again',
    '(amounts[place] ?? 0) - (goesOn ? (amounts[place - 1] ?? 0) : 0)',
    '(amounts[place] ?? 0)',
  ),
  mutation(
    'people/amounts.ts',
    'a quota of zero is one',
    "const there: Truth = counts === 'where known' ? known : both(known, above)",
    'const there: Truth = known',
  ),
  mutation(
    'ledgers/attribute.ts',
    'the first row starts from nothing',
    'const first = near(0)\n  let last = first',
    'const first = near(0)\n  let last = 0',
  ),
  mutation(
    'ledgers/attribute.ts',
    'a share is lost where doubles share',
    'if (Math.abs(through) > HELD) return undefined\n    into[place] = through - last',
    'if (Math.abs(through) > HELD) return undefined\n    into[place] = place === 0 ? 0 : through - last',
  ),
]
