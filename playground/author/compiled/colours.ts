/** The colours of a generated text, line by line: comments, texts, numbers, words of the language. */

export interface Coloured {
  readonly text: string
  /** A class of the editor's colours; undefined for plain text. */
  readonly kind: 'comment' | 'text' | 'number' | 'keyword' | undefined
}

const SQL =
  'select|from|where|group|order|by|with|as|join|left|inner|cross|on|and|or|not|in|is|null|case|when|then|else|end|create|table|temp|temporary|insert|into|values|union|all|distinct|cast|over|partition|sum|min|max|count|coalesce|exists|having|drop|if|begin|commit|raise|true|false|limit|asc|desc|view|using|between'
const JS =
  'const|let|function|return|export|import|from|if|else|for|of|in|new|throw|while|break|continue|true|false|null|undefined|readonly|interface|type|class|extends|typeof'
const PYTHON =
  'def|return|import|from|if|elif|else|for|in|while|class|raise|not|and|or|is|None|True|False|with|as|lambda|yield|try|except|break|continue|pass'

interface Language {
  readonly comment: string
  readonly words: string
  readonly flags: string
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  sql: { comment: '--.*$', words: SQL, flags: 'gi' },
  mjs: { comment: '\\/\\/.*$|^\\s*\\/?\\*.*$', words: JS, flags: 'g' },
  mts: { comment: '\\/\\/.*$|^\\s*\\/?\\*.*$', words: JS, flags: 'g' },
  py: { comment: '#.*$', words: PYTHON, flags: 'g' },
  json: { comment: '(?!)', words: 'true|false|null', flags: 'g' },
}

const patterns = new Map<string, RegExp>()

function patternFor(ending: string): RegExp | undefined {
  const language = LANGUAGES[ending]
  if (language === undefined) return undefined
  const known = patterns.get(ending)
  if (known !== undefined) return known
  const { comment, words, flags } = language
  const pattern = new RegExp(
    `(?<comment>${comment})|(?<text>'(?:[^'\\\\]|\\\\.|'')*'|"(?:[^"\\\\]|\\\\.)*"|\`[^\`]*\`)|(?<number>\\b\\d[\\d_.]*n?\\b)|(?<keyword>\\b(?:${words})\\b)`,
    flags,
  )
  patterns.set(ending, pattern)
  return pattern
}

/** The parts of a line of a file that ends so; a line that is very long is plain. */
export function colouredLine(line: string, ending: string): readonly Coloured[] {
  const pattern = line.length > 2000 ? undefined : patternFor(ending)
  if (pattern === undefined) return [{ text: line, kind: undefined }]
  const parts: Coloured[] = []
  let at = 0
  for (const match of line.matchAll(pattern)) {
    if (match.index > at) parts.push({ text: line.slice(at, match.index), kind: undefined })
    const [kind] = (['comment', 'text', 'number', 'keyword'] as const).filter((name) => match.groups?.[name] !== undefined)
    parts.push({ text: match[0], kind })
    at = match.index + match[0].length
  }
  if (at < line.length) parts.push({ text: line.slice(at), kind: undefined })
  return parts
}
