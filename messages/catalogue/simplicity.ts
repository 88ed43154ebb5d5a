import { message } from '../message.ts'

/** CB4xx: few metrics, each for an objective. */
export const simplicity = {
  CB401: message({
    severity: 'error',
    says: ({ count, limit }: { count: number; limit: number }) => `${count} metrics move pay; a plan may use at most ${limit}`,
    help: 'fold two that measure the same thing, or drop one',
    why: 'people change what they do for two or three measures; a fourth hides the others',
  }),
  CB402: message({
    severity: 'warning',
    says: ({ levers, limit }: { levers: number; limit: number }) =>
      `${levers} levers move pay; more than ${limit} are hard to keep in mind`,
    help: 'a lever is a table, gate, multiplier, kicker, spiff or contest; drop the ones that move little',
    why: 'a plan that nobody can keep in mind changes nobody',
  }),
  CB403: message({
    severity: 'error',
    says: ({ metric }: { metric: string }) => `the metric \`${metric}\` serves no objective`,
    help: 'add `supports OBJECTIVE`, or drop the metric',
    why: 'pay that serves no aim of the company is only cost',
  }),
  CB404: message({
    severity: 'warning',
    says: ({ objective }: { objective: string }) => `no metric serves the objective \`${objective}\``,
    help: 'let a metric support it, or drop it from the company',
    why: 'an aim that nothing pays for is a wish',
  }),
  CB405: message({
    severity: 'warning',
    says: ({ seconds, limit }: { seconds: number; limit: number }) =>
      `a rep needs about ${seconds} seconds to read this plan; ${limit} are the limit`,
    help: 'fewer components, shorter reasons, fewer bands',
    why: 'a plan that is not understood does not steer',
  }),
  CB406: message({
    severity: 'warning',
    says: ({ total }: { total: string }) => `the parts of pay are worth ${total} of target together, not 100%`,
    help: 'let the `worth` of all pays add up to 100%',
    why: 'a person who meets every number is promised the whole target',
  }),
  CB407: message({
    severity: 'warning',
    says: ({ pay, worth }: { pay: string; worth: string }) => `\`${pay}\` is worth only ${worth} of target`,
    help: 'a part under 10% moves nobody; fold it into another',
    why: 'small parts cost attention and change nothing',
  }),
}
