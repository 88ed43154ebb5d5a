import { alone, plan } from '../example.ts'
import { message } from '../message.ts'

const ONE_WAY = 'a plan that is not wholly understood must not pay anyone'

export interface Unfitting {
  readonly found: string
  readonly where: string
  readonly meant: string | undefined
  /** The words with which a line may begin here. */
  readonly fits?: string
  /** What to do, where that is known better than a word. */
  readonly advice?: string | undefined
}

/** CB1xx: the text as such. */
export const text = {
  CB101: message({
    severity: 'error',
    says: ({ found, where }: Unfitting) => `\`${found}\` does not fit ${where}`,
    help: ({ meant, fits = '', advice }) => {
      if (advice !== undefined) return advice
      if (meant !== undefined) return `did you mean \`${meant}\`?`
      return fits === '' ? 'remove it, or begin a new line before it' : `a line here begins with one of ${fits}`
    },
    why: ONE_WAY,
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  «acumulates» over year
  quota $1,200,000 per year
}`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
  }),
  CB102: message({
    severity: 'error',
    says: ({ block }: { block: string }) => `the block of \`${block}\` is not closed`,
    help: 'add `}` after its last line',
    why: 'without the closing brace it is unclear which lines belong to the block',
    bad: plan`
pay commission "Commission" on bookings «{»
  worth 100% of target
  flat 1.0x

cap pay at 200% of target`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}

cap pay at 200% of target`,
  }),
  CB103: message({
    severity: 'error',
    says: (_: object) => 'this text has no closing quote',
    help: 'add `"` where the text ends',
    why: ONE_WAY,
    bad: plan`
because «"Growth pays for everything else»`,
    good: plan`
because "Growth pays for everything else"`,
  }),
  CB104: message({
    severity: 'error',
    says: ({ text }: { text: string }) => `the commas of \`${text}\` do not mark thousands`,
    help: 'put a comma before every three digits, counted from the right, or leave them out',
    why: 'a comma in the wrong place is often a missing digit, and a missing digit is a factor of ten in pay',
    bad: plan`
target «$6,0000» per year`,
    good: plan`
target $60,000 per year`,
  }),
  CB105: message({
    severity: 'error',
    says: ({ text }: { text: string }) => `\`${text}\` has a comma; only amounts of money may`,
    help: 'leave the comma out, or write the currency before the number',
    why: 'a comma between numbers also separates the parts of a list',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  count of deal
  accumulates over year
  quota «1,200» per year
}`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  count of deal
  accumulates over year
  quota 1200 per year
}`,
  }),
  CB106: message({
    severity: 'error',
    says: ({ limit, what }: { limit: number; what: string }) => `a number may have at most ${limit} ${what}`,
    why: 'a number this long is a slip, and exact arithmetic on it could take for ever',
    bad: plan`
target «$60,000.00000000000000000000000000000000000000» per year`,
    good: plan`
target $60,000.00 per year`,
  }),
  CB107: message({
    severity: 'error',
    says: ({ found }: { found: string; meant: string | undefined }) => `the sign ${found} has no meaning here`,
    help: ({ meant }) => {
      if (meant === undefined) return 'remove it'
      if (meant === '"') return 'texts stand between straight double quotes'
      if (meant === '#') return 'comments begin with `#`'
      return meant === '' ? 'remove it; a line ends where it ends' : `write \`${meant}\``
    },
    why: ONE_WAY,
    bad: plan`
because «“Growth pays for everything else”»`,
    good: plan`
because "Growth pays for everything else"`,
  }),
  CB108: message({
    severity: 'error',
    says: ({ code }: { code: string }) => `this text holds a hidden character (U+${code})`,
    help: 'remove it; it can make a plan read otherwise than it is',
    why: 'two texts that look alike must be alike, or a reviewer approves what they did not see',
    bad: plan`
because «"Growth pays\u202e for everything else"»`,
    good: plan`
because "Growth pays for everything else"`,
  }),
  CB109: message({
    severity: 'error',
    says: (_: object) => '`}` closes nothing',
    help: 'remove it',
    why: ONE_WAY,
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}
«}»`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
  }),
  CB110: message({
    severity: 'error',
    says: ({ found, expected }: { found: string; expected: string }) => `${expected} is missing before ${found}`,
    why: ONE_WAY,
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates «over»
  quota $1,200,000 per year
}`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
  }),
  CB111: message({
    severity: 'error',
    says: ({ word }: { word: string }) => `\`${word}\` is a word of the language and cannot be a name`,
    help: ({ word }) => `choose another name, such as \`${word}_1\`, or put what people read between quotes`,
    why: 'a name that is also a word of the language could be read in two ways',
    bad: plan`
pay «target» "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
  }),
  CB112: message({
    severity: 'error',
    says: (_: object) => 'a file begins with its head line, `company NAME` or `plan NAME`',
    help: 'write for example: plan account_executive "Account Executive"',
    why: 'the head line says what the file is and what it is called',
    bad: alone`
«currency» USD`,
    good: plan``,
  }),
  CB113: message({
    severity: 'error',
    says: ({ limit }: { limit: string }) => `this file is larger than ${limit}`,
    help: 'split it, and join the parts with `uses`; long lists belong into data files',
    why: 'a plan that long cannot be reviewed',
    bad: alone`
«»${'# R-104 $600,000\n'.repeat(65_000)}`,
    good: plan``,
  }),
  CB114: message({
    severity: 'error',
    says: ({ limit }: { limit: number }) => `this file has more than ${limit} mistakes; the rest are not shown`,
    help: 'mend the first ones and check again',
    why: 'a file with this many mistakes is usually of another kind',
    bad: plan`
${'}\n'.repeat(25)}«}»
${'}\n'.repeat(4)}`,
    good: plan``,
  }),
  CB115: message({
    severity: 'error',
    says: ({ limit }: { limit: number }) => `parentheses are nested more than ${limit} deep`,
    why: 'a condition that deep cannot be read',
    bad: plan`
applies to rep where ${'('.repeat(64)}«(»rep.role = "AE"${')'.repeat(65)}`,
    good: plan`
applies to rep where rep.role = "AE"`,
  }),
  CB116: message({
    severity: 'error',
    says: ({ limit }: { limit: number }) => `this expression has more than ${limit} characters`,
    help: 'split it: a metric of its own can carry a part of it',
    why: 'an expression that long cannot be reviewed',
    bad: plan`
applies to rep where «»rep.role in ("${Array.from({ length: 600 }, (_, at) => `AE-${at}`).join('", "')}")`,
    good: plan`
applies to rep where rep.role = "AE"`,
  }),
  CB117: message<{ text: string; what: string; help: string }>({
    severity: 'error',
    says: ({ text, what }) => `\`${text}\` is not how ${what} is written here`,
    help: ({ help }) => help,
    why: 'a number that can be read in two ways is paid in two ways',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota «$1.2M» per year
}`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
  }),
  CB118: message<{ text: string; meant: string }>({
    severity: 'error',
    says: ({ text }) => `the name \`${text}\` is more than one word`,
    help: ({ meant }) => `write \`${meant}\`; what people read stands in quotes behind the name`,
    why: 'where a name ends must be plain to every reader',
    bad: plan`
metric «new business» "New business" {
  supports grow
  sum of deal.amount
  accumulates over year
}`,
    good: plan`
metric new_business "New business" {
  supports grow
  sum of deal.amount
  accumulates over year
}`,
  }),
  CB119: message<{ text: string; meant: string }>({
    severity: 'error',
    says: ({ text }) => `the text \`${text}\` stands without quotes`,
    help: ({ meant }) => `write \`${meant}\``,
    why: 'without quotes it is unclear where a text ends and the plan goes on',
    bad: plan`
because «Growth pays for everything else»`,
    good: plan`
because "Growth pays for everything else"`,
  }),
  CB120: message<{ text: string; meant: string }>({
    severity: 'error',
    says: ({ text }) => `\`${text}\` stands in quotes, and only texts do`,
    help: ({ meant }) => `write \`${meant}\``,
    why: 'names, amounts and dates are checked; a text in quotes is only read',
    bad: plan`
metric bookings "Bookings" {
  supports «"grow"»
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
  }),
}
