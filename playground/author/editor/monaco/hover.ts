/** What stands under the pointer, in business words. */
import { type IDisposable, type IMarkdownString, languages } from 'monaco-editor/editor'
import type { HoverPart } from '../../../../editor/hover.ts'
import { ask } from './ask.ts'
import { LANGUAGE } from './models.ts'
import { atOf, rangeOf } from './ranges.ts'

/** Outside backticks everything is shown as it stands. */
const plain = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/[\\*_{}[\]()#+\-.!<>|~&]/g, '\\$&')))
    .join('')

const markdown = ({ kind, title, lines }: HoverPart): IMarkdownString => {
  const head = kind === 'clause' ? `\`${title.replaceAll('`', '')}\`` : `**${plain(title)}**`
  return { value: [head, ...lines.map(plain)].join('\n\n') }
}

export const provideHover = (): IDisposable =>
  languages.registerHoverProvider(LANGUAGE, {
    provideHover: async (model, position, token) => {
      const found = await ask('service.hover', atOf(model, position), token)
      if (found === undefined || found === null) return null
      // the editor shows the markers themselves, with their fixes
      const parts = found.parts.filter(({ kind }) => kind !== 'finding')
      return parts.length === 0 ? null : { range: rangeOf(found.span), contents: parts.map(markdown) }
    },
  })
