import { useEffect } from 'preact/hooks'
import { type PageState, page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { Lazy } from './Lazy.tsx'
import { LOAD } from './modes.ts'
import { Notice } from './Notice.tsx'
import { WORDS } from './words.ts'
import './app.css'

/** What the page is about: the plan, and what is done with it. */
function titleOf({ workspace, address: { plan, mode } }: PageState): string {
  const label = workspace?.company.files.find(({ path }) => path === plan)?.label
  return label === undefined ? WORDS.modes[mode] : `${label}, ${WORDS.modes[mode].toLowerCase()}`
}

/** The frame: header, one of three views, footer. Embedded in another page it is the view alone. */
export function App() {
  const { mode, embed } = useStore(page, (state) => state.address)
  const title = useStore(page, titleOf)
  const isEmbedded = embed !== undefined
  useEffect(() => {
    document.title = `${title} - Caboose`
  }, [title])
  return (
    <div class={`app app-${mode}`}>
      {!isEmbedded && <Header />}
      <Notice />
      <main id="main" class="app-main" tabIndex={-1}>
        <h1 class="only-read">{title}</h1>
        <Lazy key={mode} load={LOAD[mode]} />
      </main>
      {!isEmbedded && <Footer />}
    </div>
  )
}
