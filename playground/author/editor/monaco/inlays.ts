/** What the numbers of the text come to for the person in Result, at the ends of their clauses. */
import { Emitter, type IDisposable, languages } from 'monaco-editor/editor'
import { tab } from '../../../client/tab.ts'
import { page } from '../../../store/page.ts'
import { began } from '../../result/use-result.ts'
import { ask } from './ask.ts'
import { LANGUAGE } from './models.ts'
import { pathOf } from './ranges.ts'

/** Whom and when the tabs are about; undefined until it is known. */
function shownPerson(): { readonly person: string; readonly period: string } | undefined {
  const { rep, period } = page.get().address
  const first = began.get()
  const own = first?.subject === tab.get().subject ? first : undefined
  const [person, when] = [rep ?? own?.person, period ?? own?.period]
  return person === undefined || when === undefined ? undefined : { person, period: when }
}

export function provideInlays(): IDisposable {
  const changed = new Emitter<void>()
  let before = ''
  const check = (): void => {
    const now = JSON.stringify(shownPerson() ?? '')
    if (now === before) return
    before = now
    changed.fire()
  }
  page.subscribe(check)
  began.subscribe(check)
  return languages.registerInlayHintsProvider(LANGUAGE, {
    onDidChangeInlayHints: changed.event,
    provideInlayHints: async (model, range, token) => {
      const shown = shownPerson()
      const found = shown && (await ask('service.inlays', { path: pathOf(model), ...shown }, token))
      return {
        hints: (found ?? [])
          .filter(({ span }) => span.end.line >= range.startLineNumber && span.end.line <= range.endLineNumber)
          .map(({ span, text, title }) => ({
            position: { lineNumber: span.end.line, column: span.end.column },
            label: text,
            tooltip: title,
            paddingLeft: true,
          })),
        dispose: () => undefined,
      }
    },
  })
}
