/** Small mistakes that somebody could make in the fast evaluator, stage by stage. A pair must tell each of them. */
export interface Mutation {
  /** What goes wrong. */
  readonly name: string
  /** The file, below runtime/fast. */
  readonly file: string
  /** What stands there once, and what stands there instead. */
  readonly from: string
  readonly to: string
}

const mutation = (file: string, name: string, from: string, to: string): Mutation => ({ name, file, from, to })

export const MUTATIONS: readonly Mutation[] = [
  // comparisons
  mutation('program/doubles.ts', 'a value on a bound is below it', "part.orSame ? '<=' : '<'", "part.orSame ? '<' : '<'"),
  mutation('program/doubles.ts', 'a value below a bound is on it', "part.orSame ? '<=' : '<'", "part.orSame ? '<=' : '<='"),
  mutation('program/exact.ts', 'the same in big integers', 'part.orSame ? at(0) <= at(1)', 'part.orSame ? at(0) < at(1)'),
  mutation(
    'program/fraction.ts',
    'more than is at least',
    "    case '>':\n      return isBelow(right, left, false)",
    "    case '>':\n      return isBelow(right, left, true)",
  ),
  mutation(
    'program/fraction.ts',
    'at least is more than',
    "    case '>=':\n      return isBelow(right, left, true)",
    "    case '>=':\n      return isBelow(right, left, false)",
  ),
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
  mutation('program/rounding.ts', 'half a cent to even is half a cent up', '(twice === under && odd)', '(twice === under)'),
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
  mutation('program/error.ts', 'a margin ten million times too small', '+ all * UNIT) * 1.01', '+ all * UNIT) * 1e-7'),
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
    'a table is read at a scale of one decimal more',
    'const scale = Math.max(a.scale, b.scale)\n  const left = times(a.over, power(scale - a.scale))',
    'const scale = Math.max(a.scale, b.scale) + 1\n  const left = times(a.over, power(scale - a.scale - 1))',
  ),
  // tables and steps
  mutation(
    'program/tables.ts',
    'the last band of a table ends at its bound',
    'return high === null ? above : least(above, high)',
    'return high === null ? (low ?? above) : least(above, high)',
  ),
  mutation('program/tables.ts', 'a line begins at its upper point', 'sum(low, risen)', 'sum(high, risen)'),
  mutation('program/build.ts', 'a bound without itself includes itself', 'e.bands[place]?.includes ?? true', 'true'),
  mutation('program/build.ts', 'a cap lifts', 'return e.values.map(number).reduce(least)', 'return e.values.map(number).reduce(greatest)'),
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
  mutation(
    'ledgers/attribute.ts',
    'shares of a tie are not decided in big integers',
    '(away > NEAR_A_HALF || away < -NEAR_A_HALF)',
    'Number.isFinite(away)',
  ),
  mutation(
    'people/amounts.ts',
    'worth is not a difference of rounded parts',
    'difference(inMoney(product(whole, literal(share.through))), inMoney(product(whole, literal(share.before))))',
    'inMoney(difference(product(whole, literal(share.through)), product(whole, literal(share.before))))',
  ),
]
