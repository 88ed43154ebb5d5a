/** The texts of the workspace inside the editor, each with its own undo: what is typed goes to the workspace, and what changes there comes back. */
import { editor } from 'monaco-editor/editor'
import { editText } from '../../../store/actions.ts'
import { page } from '../../../store/page.ts'
import { textsOf, type Workspace } from '../../../store/workspace.ts'
import { isOurs, pathOf, uriOf } from './ranges.ts'

export const LANGUAGE = 'caboose'

/** Gives a text to a model: what stays is not touched, so that cursors and undo stay with it. */
function replace(model: editor.ITextModel, text: string): void {
  const before = model.getValue()
  const most = Math.min(before.length, text.length)
  let start = 0
  while (start < most && before[start] === text[start]) start += 1
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1
  const [from, to] = [model.getPositionAt(start), model.getPositionAt(before.length - end)]
  const range = { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column }
  model.pushStackElement()
  model.pushEditOperations([], [{ range, text: text.slice(start, text.length - end) }], () => null)
  model.pushStackElement()
}

/** From now on there is a model of every text; answers with how to stop. */
export function followTexts(): () => void {
  let followed: Workspace | undefined
  /** What the editor and the workspace last agreed on. */
  const agreed = new WeakMap<editor.ITextModel, string>()

  function add(path: string, text: string): void {
    const model = editor.createModel(text, LANGUAGE, uriOf(path))
    agreed.set(model, text)
    model.onDidChangeContent(() => {
      const value = model.getValue()
      if (agreed.get(model) === value) return
      agreed.set(model, value)
      editText(pathOf(model), value)
    })
  }

  function follow(): void {
    const { workspace } = page.get()
    if (workspace === undefined || workspace === followed) return
    followed = workspace
    const texts = textsOf(workspace)
    for (const model of editor.getModels()) if (!isOurs(model.uri) || !texts.has(pathOf(model))) model.dispose()
    for (const [path, text] of texts) {
      const model = editor.getModel(uriOf(path))
      if (model === null) add(path, text)
      else if (agreed.get(model) !== text) {
        agreed.set(model, text)
        replace(model, text)
      }
    }
  }

  follow()
  const stop = page.subscribe(follow)
  return () => {
    stop()
    for (const model of editor.getModels()) model.dispose()
  }
}
