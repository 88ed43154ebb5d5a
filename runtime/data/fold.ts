const plainWord = /^[!-~]*$/

/** A text without what people overlook: case, outer spaces, and how an accented letter is coded. */
export const folded = (text: string): string =>
  plainWord.test(text) ? text.toLowerCase() : text.trim().normalize('NFC').toLowerCase().normalize('NFC')
