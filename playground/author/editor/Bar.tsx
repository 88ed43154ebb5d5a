/** Below the text: its keys and switches. */
import { useStore } from '../../store/use-store.ts'
import { prefer, preferences } from '../preferences.ts'
import type { Mounted } from './monaco/mount.ts'
import { EDITOR_WORDS } from './words.ts'

interface BarProps {
  readonly editor: Mounted | undefined
  readonly failed: boolean
}

export function Bar({ editor, failed }: BarProps) {
  const { values, tabLeaves } = useStore(preferences, (now) => now)
  return (
    <div class="editor-bar">
      {failed && (
        <span class="loss" role="alert">
          {EDITOR_WORDS.failed}
        </span>
      )}
      <button type="button" class="editor-key" aria-pressed={tabLeaves} onClick={() => prefer({ tabLeaves: !tabLeaves })}>
        {tabLeaves ? EDITOR_WORDS.tabLeaves : EDITOR_WORDS.tabStays}
      </button>
      <div class="editor-bar-end">
        <label class="editor-switch" title={EDITOR_WORDS.valuesWhy}>
          <input type="checkbox" checked={values} onChange={(event) => prefer({ values: event.currentTarget.checked })} />
          {EDITOR_WORDS.values}
        </label>
        <button
          type="button"
          class="button"
          title={EDITOR_WORDS.formatKeys}
          disabled={editor === undefined}
          onClick={() => editor?.format()}
        >
          {EDITOR_WORDS.format}
        </button>
      </div>
    </div>
  )
}
