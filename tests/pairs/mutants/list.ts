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
    'half_up: { shift: 0.5, goesUp: (twice, under) => twice >= under }',
    'half_up: { shift: 0.5, goesUp: (twice, under) => twice > under }',
  ),
  mutation(
    'program/rounding.ts',
    'half a cent goes up where it goes down',
    'half_down: { shift: 0.5, goesUp: (twice, under) => twice > under }',
    'half_down: { shift: 0.5, goesUp: (twice, under) => twice >= under }',
  ),
  mutation('program/rounding.ts', 'half a cent to even is half a cent up', '(twice === under && odd)', '(twice === under)'),
  mutation(
    'program/rounding.ts',
    'up is half up',
    'up: { shift: 1, goesUp: (twice) => twice > 0 }',
    'up: { shift: 0.5, goesUp: (twice, under) => twice >= under }',
  ),
  mutation(
    'program/rounding.ts',
    'down is half up',
    'down: { shift: 0, goesUp: () => false }',
    'down: { shift: 0.5, goesUp: (twice, under) => twice >= under }',
  ),
  mutation('program/rounding.ts', 'a quotient near a tie is rounded as it is', 'whole = near(size, under)', 'whole = Math.floor(shifted)'),
  mutation(
    'program/rounding.ts',
    'a product near a tie is rounded as it is',
    'whole = near(Math.abs(left), Math.abs(right), under)',
    'whole = Math.floor(shifted)',
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
  mutation('program/tables.ts', 'a bound without itself includes itself', 'e.bands[place]?.includes ?? true', 'true'),
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
    'kernel/javascript-steps.ts',
    'rows are counted that a condition leaves out',
    "      return step.as === 'double' ?",
    "      if (when !== '') return value\n      return step.as === 'double' ?",
  ),
  mutation(
    'kernel/rung.ts',
    'sums of rows pass for doubles',
    "if (reach <= EXACT) return 'doubles'",
    "if (reach <= EXACT ** 2n) return 'doubles'",
  ),
  mutation(
    'rows/credit-list.ts',
    'rows of the first day are credited to nobody',
    'if (stated < world.from || stated > world.until) continue',
    'if (stated <= world.from || stated > world.until) continue',
  ),
  mutation('rows/order.ts', 'rows of one day earn against the order of their keys', '?? 0] ?? 0) > date', '?? 0] ?? 0) >= date'),
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
  mutation('people/sums.ts', 'what was paid before is paid again', 'goesOn ? (amounts[place - 1] ?? 0) : 0]', '0]'),
  mutation(
    'people/amounts.ts',
    'a quota of zero is one',
    "const there: Truth = counts === 'where known' ? known : both(known, above)",
    'const there: Truth = known',
  ),
  mutation(
    'ledgers/attribute.ts',
    'a share is lost where doubles share',
    'if (Math.abs(through) > HELD) return undefined\n    into[place] = through - last',
    'if (Math.abs(through) > HELD) return undefined\n    into[place] = place === 0 ? 0 : through - last',
  ),
  mutation(
    'people/amounts.ts',
    'worth is not a difference of rounded parts',
    'difference(inMoney(product(whole, literal(share.through))), inMoney(product(whole, literal(share.before))))',
    'inMoney(difference(product(whole, literal(share.through)), product(whole, literal(share.before))))',
  ),
  // what is laid over components, person by person
  mutation('running/still.ts', 'no event changes the past', "?.role === 'event'", "?.role === 'incentive'"),
  mutation('running/sums.ts', 'limits of the whole plan limit nothing', '[limits, factors, events', '[factors, events'),
  mutation('running/posted.ts', 'events pay nothing', 'if (core.events.length === 0) return lines', 'return lines'),
  mutation(
    'apart/reach.ts',
    'rows of their people do not reach managers',
    'for (const field of via) for (const manager of managersOf(world, field, person, day)) found.add(manager)',
    '',
  ),
  mutation(
    'apart/reach.ts',
    'rows of a team reach nobody else in it',
    'for (const viewers of seenBy) for (const viewer of viewers(line)) found.add(viewer)',
    '',
  ),
]
