/** How Tab leaves the editor: by a switch that is kept, or once after Escape. */
import { type editor, KeyCode, KeyMod } from 'monaco-editor/editor'
import { prefer, preferences } from '../../preferences.ts'
import { EDITOR_WORDS } from '../words.ts'

export function freeTab(code: editor.IStandaloneCodeEditor): () => void {
  let once = false
  const apply = (): void => {
    const leaves = preferences.get().tabLeaves || once
    code.updateOptions({ tabFocusMode: leaves, ariaLabel: EDITOR_WORDS.label(leaves) })
  }
  const toggle = code.addAction({
    id: 'caboose.tab',
    label: EDITOR_WORDS.tabAction,
    keybindings: [KeyMod.CtrlCmd | KeyCode.KeyM, KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM],
    run: () => prefer({ tabLeaves: !preferences.get().tabLeaves }),
  })
  const pressed = code.onKeyDown(({ keyCode }) => {
    if (keyCode === KeyCode.Tab || keyCode === KeyCode.Shift) return
    const leaves = keyCode === KeyCode.Escape
    if (leaves === once) return
    once = leaves
    apply()
  })
  const left = code.onDidBlurEditorText(() => {
    if (!once) return
    once = false
    apply()
  })
  apply()
  const stop = preferences.subscribe(apply)
  return () => {
    stop()
    for (const one of [toggle, pressed, left]) one.dispose()
  }
}
