/** The texts of the workspace inside the editor, each with its own undo: what is typed goes to the workspace, and what changes there comes back. */
import { editor } from 'monaco-editor/editor'
import { editText } from '../../../store/actions.ts'
import { page } from '../../../store/page.ts'
import { textsOf, type Workspace } from '../../../store/workspace.ts'
import { isOurs, pathOf, uriOf } from './ranges.ts'

export const LANGUAGE = 'caboose'

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
        model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
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
