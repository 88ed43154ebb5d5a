/** The editor itself, fetched once the page is useful without it. */
import 'monaco-editor/features/register.all'
import { editor, type IDisposable } from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import { openFile } from '../../files/open.ts'
import { goTo, place } from '../../place.ts'
import { preferences } from '../../preferences.ts'
import { provideCompletions } from './completion.ts'
import { provideFixes } from './fixes.ts'
import { provideHover } from './hover.ts'
import { provideInlays } from './inlays.ts'
import { registerLanguage } from './language.ts'
import { followFindings } from './markers.ts'
import { followTexts } from './models.ts'
import { provideNames } from './names.ts'
import { isOurs, pathOf, rangeOf, uriOf } from './ranges.ts'
import { provideShape } from './shape.ts'
import { freeTab } from './tab-key.ts'
import { followTheme } from './theme.ts'
import { onceColoured, provideTokens } from './tokens.ts'

// what is of texts, not of one editor, is set by its whole name
const OPTIONS: editor.IStandaloneEditorConstructionOptions & Readonly<Record<'bracketPairColorization.enabled', boolean>> = {
  'bracketPairColorization.enabled': false,
  model: null,
  automaticLayout: true,
  accessibilitySupport: 'auto',
  fixedOverflowWidgets: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontLigatures: false,
  fontSize: 14,
  lineHeight: 22,
  glyphMargin: false,
  lineDecorationsWidth: 2,
  lineNumbersMinChars: 5,
  minimap: { enabled: false },
  occurrencesHighlight: 'singleFile',
  overviewRulerLanes: 0,
  padding: { top: 12, bottom: 12 },
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  'semanticHighlighting.enabled': true,
  stickyScroll: { enabled: false },
  tabSize: 2,
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
  wordBasedSuggestions: 'off',
}

/** After which it is shown without colours, in thousandths of a second. */
const LONGEST = 2000

/** An editor on the page. */
export interface Mounted {
  /** Once the text has its colours: until then the page shows what it showed before. */
  readonly coloured: Promise<void>
  readonly show: (path: string) => void
  readonly focus: () => void
  readonly format: () => void
  readonly end: () => void
}

let started = false
/** What is the same for every editor on the page. */
function start(): void {
  if (started) return
  started = true
  Object.assign(globalThis, { MonacoEnvironment: { getWorker: () => new EditorWorker() } })
  registerLanguage()
  provideTokens()
  provideCompletions()
  provideHover()
  provideNames()
  provideShape()
  provideFixes()
  provideInlays()
  editor.registerEditorOpener({
    openCodeEditor: (_, resource, at) => {
      const model = editor.getModel(resource)
      if (model === null || !isOurs(resource)) return false
      const {
        startLineNumber = 1,
        startColumn = 1,
        endLineNumber = 1,
        endColumn = 1,
      } = at === undefined
        ? {}
        : 'startLineNumber' in at
          ? at
          : { startLineNumber: at.lineNumber, startColumn: at.column, endLineNumber: at.lineNumber, endColumn: at.column }
      const file = pathOf(model)
      goTo({ file, start: { line: startLineNumber, column: startColumn }, end: { line: endLineNumber, column: endColumn } })
      return true
    },
  })
}

/** Values in the text, as long as somebody likes to see them; answers with how to stop. */
function showValues(code: editor.IStandaloneCodeEditor): () => void {
  const apply = (): void =>
    code.updateOptions({ inlayHints: { enabled: preferences.get().values ? 'on' : 'off', fontSize: 12, fontFamily: 'Inter Variable' } })
  apply()
  return preferences.subscribe(apply)
}

/** Puts an editor into `host`. */
export function mount(host: HTMLElement): Mounted {
  start()
  const code = editor.create(host, OPTIONS)
  const stops: (() => void)[] = [followTheme(), followTexts(), followFindings(), freeTab(code), showValues(code)]
  const views = new Map<string, editor.ICodeEditorViewState>()
  const disposables: IDisposable[] = [
    code,
    code.onDidChangeCursorPosition(({ position }) => {
      const model = code.getModel()
      if (model !== null)
        place.set((state) => ({
          ...state,
          cursor: { file: pathOf(model), line: position.lineNumber, column: position.column },
        }))
    }),
  ]
  function show(path: string): void {
    const before = code.getModel()
    const model = editor.getModel(uriOf(path))
    if (model === null || model === before) return
    const view = before === null ? null : code.saveViewState()
    if (before !== null && view !== null) views.set(before.uri.toString(), view)
    code.setModel(model)
    code.restoreViewState(views.get(model.uri.toString()) ?? null)
  }
  const coloured = Promise.race([
    onceColoured(),
    new Promise<void>((done) => {
      setTimeout(done, LONGEST)
    }),
  ])
  function go(): void {
    const { sent } = place.get()
    if (sent === undefined) return
    place.set((state) => ({ ...state, sent: undefined }))
    openFile(sent.file)
    show(sent.file)
    const range = rangeOf(sent)
    code.setSelection(range)
    code.revealRangeInCenterIfOutsideViewport(range)
    code.focus()
  }
  stops.push(place.subscribe(go))
  go()
  return {
    coloured,
    show,
    focus: () => code.focus(),
    format: () => void code.getAction('editor.action.formatDocument')?.run(),
    end: () => {
      for (const stop of stops) stop()
      for (const one of disposables) one.dispose()
    },
  }
}
