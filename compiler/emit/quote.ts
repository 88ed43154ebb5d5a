/** Texts of a plan as literals of the languages that programs are printed in. */
import { checked } from './words.ts'

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * A text as a literal of JavaScript, Python and JSON alike: in double quotes, with everything but plain ASCII letters and marks written as
 * `\uXXXX`. So a `</script>`, a `]]>`, a line end of any kind and a template's braces are data wherever the file is put.
 */
export const literal = (value: string): string => `"${checked(value).replace(/[^A-Za-z0-9 _.,:;+()?!#%&@^~|/='-]/g, escaped)}"`
