import { message } from '../message.ts'

/** CB6xx: examples and promises. */
export const examples = {
  CB601: message<{ what: string; expected: string; got: string; difference: string }>({
    severity: 'error',
    says: ({ what, expected, got }) => `\`${what}\` comes to ${got}, not ${expected}`,
    help: ({ difference }) => `the difference is ${difference}; \`caboose test\` shows how the amount came to be`,
    why: 'an example is the plan in numbers: when it does not hold, one of the two is wrong',
  }),
  CB602: message({
    severity: 'error',
    says: ({ metric, example }: { metric: string; example: string }) => `the example \`${example}\` does not say what \`${metric}\` is`,
    help: ({ metric }) => `add \`given ${metric} ...\`, or rows of its record`,
    why: 'an example that leaves a metric out would be computed on nothing',
  }),
  CB603: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `an example cannot state \`${what}\``,
    help: "state a metric, a quota, the target, a person's field, or rows of a record",
    why: 'what the plan does not read cannot change the result',
  }),
  CB604: message({
    severity: 'warning',
    says: ({ title }: { title: string }) => `the promise \`${title}\` is not decided yet`,
    help: 'promises are read and kept; deciding them is not yet supported',
    why: 'a promise that nobody checked is no promise',
  }),
  CB605: message({
    severity: 'error',
    says: ({ cells, columns }: { cells: number; columns: number }) => `this row has ${cells} cells, the head of its table has ${columns}`,
    why: 'a cell without a column would be read as something else',
  }),
  CB606: message({
    severity: 'error',
    says: ({ example }: { example: string }) => `the example \`${example}\` expects nothing`,
    help: 'add `expect PAY AMOUNT`',
    why: 'an example without an expectation cannot fail',
  }),
}
