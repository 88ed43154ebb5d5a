/** Texts of a plan as literals of the languages that programs are printed in. */
import { checked } from './words.ts'

/** What is not written as it stands. */
const OTHER = /[^A-Za-z0-9 _.,:;+()?!#%&@^~|/='-]/

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')
const escaped = (character: string): string => `\\u${hex(character.charCodeAt(0), 4)}`

/**
 * A text as a literal of JavaScript and JSON alike: in double quotes, with everything but plain ASCII letters and marks written as `\uXXXX`.
 * So a `</script>`, a `]]>`, a line end of any kind and a template's braces are data wherever the file is put.
 */
export const literal = (value: string): string => `"${checked(value).replace(new RegExp(OTHER, 'g'), escaped)}"`

/** The same as a literal of Python, where a character outside of 16 bits is one `\UXXXXXXXX`, and two `\uXXXX` would be another text. */
export const pythonLiteral = (value: string): string =>
  `"${checked(value).replace(new RegExp(OTHER, 'gu'), (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff ? `\\U${hex(code, 8)}` : escaped(character)
  })}"`
