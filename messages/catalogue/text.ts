import { message } from '../message.ts'

const ONE_WAY = 'a plan that is not wholly understood must not pay anyone'

/** CB1xx: the text as such. */
export const text = {
  CB101: message({
    severity: 'error',
    says: ({ found, where }: { found: string; where: string; meant: string | undefined; fits?: string }) =>
      `\`${found}\` does not fit ${where}`,
    help: ({ meant, fits = '' }) => {
      if (meant !== undefined) return `did you mean \`${meant}\`?`
      return fits === '' ? 'remove it, or begin a new line before it' : `a line here begins with one of ${fits}`
    },
    why: ONE_WAY,
  }),
  CB102: message({
    severity: 'error',
    says: ({ block }: { block: string }) => `the block of \`${block}\` is not closed`,
    help: 'add `}` after its last line',
    why: 'without the closing brace it is unclear which lines belong to the block',
  }),
  CB103: message({
    severity: 'error',
    says: (_: object) => 'this text has no closing quote',
    help: 'add `"` where the text ends',
    why: ONE_WAY,
  }),
  CB104: message({
    severity: 'error',
    says: ({ text }: { text: string }) => `the commas of \`${text}\` do not mark thousands`,
    help: 'put a comma before every three digits, counted from the right, or leave them out',
    why: 'a comma in the wrong place is often a missing digit, and a missing digit is a factor of ten in pay',
  }),
  CB105: message({
    severity: 'error',
    says: ({ text }: { text: string }) => `\`${text}\` has a comma; only amounts of money may`,
    help: 'leave the comma out, or write the currency before the number',
    why: 'a comma between numbers also separates the parts of a list',
  }),
  CB106: message({
    severity: 'error',
    says: ({ limit, what }: { limit: number; what: string }) => `a number may have at most ${limit} ${what}`,
    why: 'a number this long is a slip, and exact arithmetic on it could take for ever',
  }),
  CB107: message({
    severity: 'error',
    says: ({ found }: { found: string }) => `the character ${found} has no meaning here`,
    help: 'remove it; texts stand between straight double quotes, comments begin with `#`',
    why: ONE_WAY,
  }),
  CB108: message({
    severity: 'error',
    says: ({ code }: { code: string }) => `this text holds a hidden character (U+${code})`,
    help: 'remove it; it can make a plan read otherwise than it is',
    why: 'two texts that look alike must be alike, or a reviewer approves what they did not see',
  }),
  CB109: message({ severity: 'error', says: (_: object) => '`}` closes nothing', help: 'remove it', why: ONE_WAY }),
  CB110: message({
    severity: 'error',
    says: ({ found, expected }: { found: string; expected: string }) => `${expected} is missing before ${found}`,
    why: ONE_WAY,
  }),
  CB111: message({
    severity: 'error',
    says: ({ word }: { word: string }) => `\`${word}\` is a word of the language and cannot be a name`,
    help: ({ word }) => `choose another name, such as \`${word}_1\`, or put what people read between quotes`,
    why: 'a name that is also a word of the language could be read in two ways',
  }),
  CB112: message({
    severity: 'error',
    says: (_: object) => 'a file begins with its head line, `company NAME` or `plan NAME`',
    help: 'write for example: plan account_executive "Account Executive"',
    why: 'the head line says what the file is and what it is called',
  }),
  CB113: message({
    severity: 'error',
    says: ({ limit }: { limit: string }) => `this file is larger than ${limit}`,
    help: 'split it, and join the parts with `uses`; long lists belong into data files',
    why: 'a plan that long cannot be reviewed',
  }),
  CB114: message({
    severity: 'error',
    says: ({ limit }: { limit: number }) => `this file has more than ${limit} mistakes; the rest are not shown`,
    help: 'mend the first ones and check again',
    why: 'a file with this many mistakes is usually of another kind',
  }),
  CB115: message({
    severity: 'error',
    says: ({ limit }: { limit: number }) => `parentheses are nested more than ${limit} deep`,
    why: 'a condition that deep cannot be read',
  }),
  CB116: message({
    severity: 'error',
    says: ({ limit }: { limit: number }) => `this expression has more than ${limit} characters`,
    help: 'split it: a metric of its own can carry a part of it',
    why: 'an expression that long cannot be reviewed',
  }),
}
