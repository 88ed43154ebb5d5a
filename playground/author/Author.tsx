/** The author's view: files, text, what it does, what is wrong with it. */
import { Editor, ReadOnly } from './editor/Editor.tsx'
import { FileList } from './files/FileList.tsx'
import { Panes } from './layout/Panes.tsx'
import { Tabs } from './layout/Tabs.tsx'
import { useWide } from './layout/wide.ts'
import { Outline } from './outline/Outline.tsx'
import { Problems } from './problems/Problems.tsx'
import { WORDS } from './words.ts'
import './author.css'

/** To read, where there is no room to write. */
function Narrow() {
  return (
    <div class="author-narrow">
      <div class="card">
        <Tabs />
      </div>
      <div class="callout">
        <strong>{WORDS.larger}</strong>
        <p class="muted">{WORDS.largerWhy}</p>
      </div>
      <div class="author-read">
        <ReadOnly />
      </div>
    </div>
  )
}

export function Author() {
  const side = (
    <>
      <FileList />
      <Outline />
    </>
  )
  return useWide() ? <Panes files={side} editor={<Editor />} tabs={<Tabs />} problems={<Problems />} /> : <Narrow />
}
