import { createToken, Lexer, type TokenType } from 'chevrotain'
import { BUILT_IN, isHard, vocabulary } from './vocabulary.ts'

/** Categories: `AnyWord` may follow a dot, `Name` may be declared, `Readable` may begin a path. */
export const AnyWord = createToken({ name: 'AnyWord', pattern: Lexer.NA })
export const Readable = createToken({ name: 'Readable', pattern: Lexer.NA, categories: [AnyWord] })
export const Name = createToken({ name: 'Name', pattern: Lexer.NA, categories: [Readable] })

const Space = createToken({ name: 'Space', pattern: /[ \t\r\n\f\u00A0]+/, group: Lexer.SKIPPED, line_breaks: true })
export const Comment = createToken({ name: 'Comment', pattern: /#[^\n\r]*/, group: 'comments' })

export const DateToken = createToken({ name: 'Date', pattern: /\d{4}-\d{2}-\d{2}(?![\w-])/, label: 'a date' })
export const PeriodToken = createToken({
  name: 'Period',
  pattern: /(?:FY\d{2,4}(?:-(?:Q[1-4]|H[12]|M\d{2}))?|\d{4}-(?:Q[1-4]|H[12]|M?\d{2}))(?![\w-])/,
  label: 'a period',
})
export const MoneyToken = createToken({
  name: 'Money',
  pattern: /(?:[$€£¥]|[A-Z]{3} )\d+(?:,\d+)*(?:\.\d+)?(?![\w%])/,
  label: 'an amount of money',
})
export const PercentToken = createToken({ name: 'Percent', pattern: /\d+(?:,\d+)*(?:\.\d+)?%/, label: 'a percent' })
export const FactorToken = createToken({ name: 'Factor', pattern: /\d+(?:,\d+)*(?:\.\d+)?x(?!\w)/, label: 'a factor' })
export const NumberToken = createToken({ name: 'Number', pattern: /\d+(?:,\d+)*(?:\.\d+)?/, label: 'a number' })
export const TextToken = createToken({ name: 'Text', pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*"/, label: 'a text in quotes' })
/** A text whose closing quote is missing: it ends with its line, so that nothing after it is lost. */
export const OpenText = createToken({ name: 'OpenText', pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*/, categories: [TextToken] })

/** A text between quotes of another kind, as word processors make them. */
export const OddText = createToken({
  name: 'OddText',
  pattern: /[“”„«][^“”„«»\n\r]*[“”»]|'[^'\n\r]*'|‘[^‘’\n\r]*’/,
  categories: [TextToken],
})

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*'
const DIGITS = "\\d+(?:[,']\\d+)*(?:\\.\\d+)?"
const ODD_NUMBERS = [
  // dates: 1/2/2026, 01.02.2026, 2026-1-2, Jan 2, 2026, 2 January 2026
  '\\d{1,2}([/.])\\d{1,2}\\1\\d{4}(?![\\w-])',
  '\\d{4}([/.-])\\d{1,2}\\2\\d{1,2}(?![\\w-])',
  `${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b`,
  `\\d{1,2}(?:st|nd|rd|th|\\.)? ${MONTH},? \\d{4}\\b`,
  // amounts: $1.2M, 5k, $1.200.000, 1'200'000, $ 5, 5$, 5 USD
  `[$€£¥]?${DIGITS}(?:[kKmMbB]|MM|mm|bn|BN|Mio)\\b`,
  '[$€£¥]?\\d{1,3}(?:\\.\\d{3}){2,}(?:,\\d+)?(?![\\w.])',
  "[$€£¥]?\\d{1,3}(?:'\\d{3})+(?:\\.\\d+)?(?![\\w'])",
  `[$€£¥][ \\t]+${DIGITS}`,
  `${DIGITS}[ \\t]?(?:[$€£¥]|(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|dollars?)\\b)`,
  // percents and factors: 5 %, 5 percent, 1.5 x
  '\\d+(?:\\.\\d+)?(?:[ \\t]+%|[ \\t]*(?:percent\\b|per cent\\b|pct\\b))',
  '\\d+(?:\\.\\d+)?(?:[ \\t]+[xX]|X)(?!\\w)',
]
/** A number or date as other programs write it: `$1.2M`, `5 percent`, `1/2/2026`. */
export const OddNumber = createToken({
  name: 'OddNumber',
  pattern: new RegExp(ODD_NUMBERS.join('|')),
  start_chars_hint: [...'0123456789$€£¥JFMASOND'],
})
export const OddSign = createToken({ name: 'OddSign', pattern: /==|!=|=>|=<|&&|->|[→≥≤≠–—×÷[\];:]/ })
export const OddComment = createToken({
  name: 'OddComment',
  pattern: /\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|--(?=[ \t])[^\n\r]*/,
  line_breaks: true,
})

/** Characters that begin no token: one finding for those side by side. */
export const Unknown = createToken({
  name: 'Unknown',
  pattern:
    /[\u0000-\u0008\u000B\u000E-\u001F!&:;?@[\\\]^`~\u007F-\u009F\u00A1\u00A2\u00A4\u00A6-\u00AA\u00AC-\u00BA\u00BC-\u2017\u201F-\u20AB\u20AD-\uFFFF]+|[$€£¥%'‘’‚‛“”„«»]/,
  line_breaks: false,
})

export const LeftBrace = createToken({ name: 'LeftBrace', pattern: /\{/, label: '`{`' })
export const RightBrace = createToken({ name: 'RightBrace', pattern: /\}/, label: '`}`' })
export const LeftParen = createToken({ name: 'LeftParen', pattern: /\(/, label: '`(`' })
export const RightParen = createToken({ name: 'RightParen', pattern: /\)/, label: '`)`' })
export const Comma = createToken({ name: 'Comma', pattern: /,/, label: '`,`' })
export const Dot = createToken({ name: 'Dot', pattern: /\./, label: '`.`' })
/** The bar that ends a table row: the one place where the end of a line means something. */
export const RowEnd = createToken({
  name: 'RowEnd',
  pattern: /\|(?![ \t\f\u00A0]*[^ \t\f\u00A0#\r\n])/,
  label: 'the `|` that ends the row',
})
export const Bar = createToken({ name: 'Bar', pattern: /\|/, label: '`|`' })
export const Compare = createToken({ name: 'Compare', pattern: /<=|>=|<>|=|<|>/, label: 'a comparison' })
export const Minus = createToken({ name: 'Minus', pattern: /-/, label: '`-`' })
export const PlusSign = createToken({ name: 'PlusSign', pattern: /\+/, label: '`+`' })
export const Times = createToken({ name: 'Times', pattern: /[*/]/, label: '`*`' })

export const Identifier = createToken({ name: 'Identifier', pattern: /[A-Za-z_]\w*/, categories: [Name], label: 'a name' })

const categoriesOf = (word: string): TokenType[] => (BUILT_IN.has(word) ? [Readable] : isHard(word) ? [AnyWord] : [Name])

/** The token of each word of the vocabulary. */
export const wordTokens: ReadonlyMap<string, TokenType> = new Map(
  vocabulary.map((word) => [
    word,
    createToken({
      name: `word_${word}`,
      // a plain text needs no analysis of its pattern when the lexer starts
      pattern: word === 'time_zone' ? /time[ \t]+zone/ : word,
      longer_alt: Identifier,
      categories: categoriesOf(word),
      label: `\`${word === 'time_zone' ? 'time zone' : word}\``,
    }),
  ]),
)

/** Whether a token may be declared as a name. */
export const isName = (token: TokenType): boolean => token === Identifier || (token.CATEGORIES ?? []).includes(Name)

/** The word that a token stands for, if it is one of the vocabulary's. */
export const wordOf = (token: TokenType): string | undefined => (token.name.startsWith('word_') ? token.name.slice(5) : undefined)

/** Tokens in the order in which the lexer tries them; longer words before their beginnings. */
export const allTokens: TokenType[] = [
  Space,
  Comment,
  DateToken,
  OddNumber,
  PeriodToken,
  MoneyToken,
  PercentToken,
  FactorToken,
  NumberToken,
  TextToken,
  OpenText,
  OddText,
  OddComment,
  OddSign,
  LeftBrace,
  RightBrace,
  LeftParen,
  RightParen,
  Comma,
  Dot,
  RowEnd,
  Bar,
  Compare,
  Minus,
  PlusSign,
  Times,
  ...[...wordTokens].sort(([a], [b]) => b.length - a.length).map(([, token]) => token),
  Identifier,
  Name,
  Readable,
  AnyWord,
  Unknown,
]

export const lexer = new Lexer(allTokens, { ensureOptimizations: false, positionTracking: 'full', skipValidations: true })
