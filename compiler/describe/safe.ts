/** Text of users made harmless for every format: it may say anything, but it may not move, turn or hide what stands around it. */

/** Controls, marks that turn the direction of text, line separators, halves of a character. */
const UNSAFE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu

/** The text with every such character replaced by the sign for a character that can not be shown. */
export const harmless = (text: string): string => text.replace(UNSAFE, '\ufffd')
