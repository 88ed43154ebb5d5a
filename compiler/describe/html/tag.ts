/** HTML as text. What users wrote goes through `escaped`, and only there; everything else is made by `tag`. */
import { harmless } from '../safe.ts'

declare const markup: unique symbol
/** Text that is HTML already. Only this file makes it, so words can not be taken for it. */
export type Html = string & { readonly [markup]: true }

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Words that stand for themselves, in text and in quoted attributes. */
export const escaped = (words: string): Html => harmless(words).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign) as Html

/** Own text that is HTML already: a style sheet, a doctype. Never with anything from a plan or from data in it. */
export const trusted = (own: string): Html => own as Html

type Content = Html | readonly Content[]
type Attributes = Readonly<Record<string, string | number | undefined>>

const VOID = new Set(['meta', 'line', 'path', 'circle', 'rect', 'br'])

export const joined = (parts: Content): Html => (typeof parts === 'string' ? parts : (parts.map(joined).join('') as Html))

/** An element. Attributes that are undefined are left out; SVG and HTML elements without content are closed as each wants it. */
export function tag(name: string, attributes: Attributes = {}, ...content: Content[]): Html {
  const told = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]))
  const open = `<${name}${told.join('')}>`
  return (
    VOID.has(name) ? (name === 'meta' || name === 'br' ? open : `${open.slice(0, -1)}/>`) : `${open}${joined(content)}</${name}>`
  ) as Html
}
