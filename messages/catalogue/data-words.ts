/** How data is quoted in messages. */
export const EXACT = 'pay is computed from exactly what the file says; nothing is guessed or left out'
export const TRUST = 'a file that can be read in two ways must not pay anyone'

/** Characters that would break a line or drive a terminal, made visible. */
export const visible = (text: string): string =>
  text
    .replace(/[\u0000-\u001f]/g, (one) => String.fromCharCode(0x2400 + one.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd')

/** The user's text between backticks, at most 40 characters of it. */
export function quoted(text: string): string {
  const start = Array.from(visible(text.slice(0, 100)))
  return start.length > 40 ? `\`${start.slice(0, 39).join('')}…\`` : `\`${start.join('')}\``
}

export const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, 12).map(quoted).join(', ')
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown
}

export const places = (digits: number): string => (digits === 0 ? 'no decimals' : digits === 1 ? '1 decimal' : `${digits} decimals`)

export interface Cell {
  readonly column: string
  readonly value: string
}
