import { useId, useRef, useState } from 'preact/hooks'
import { linkTo } from '../share/link.ts'
import { page } from '../store/page.ts'
import { textsOf } from '../store/workspace.ts'
import { copy } from './copy.ts'
import { WORDS } from './words.ts'

/** Longer ones are cut by some chats. */
const LONG = 2000

const titleOf = (): string => {
  const { workspace, address } = page.get()
  const file = workspace?.company.files.find(({ path }) => path === address.plan)
  return file?.label ?? 'A plan in Caboose'
}

const asIs = (link: string): string => link
const asMarkdown = (link: string): string => `[${titleOf().replaceAll(/[[\]]/g, '\\$&')}](${link})`
const asEmbed = (link: string): string =>
  `<iframe src="${link.replaceAll('&', '&amp;')}" title="${titleOf().replaceAll('"', '&quot;')}" width="100%" height="800"></iframe>`

/** The file that is looked at, as a file. */
function download(): void {
  const { workspace, address } = page.get()
  const path = address.file ?? address.plan
  const text = workspace === undefined || path === undefined ? undefined : textsOf(workspace).get(path)
  if (path === undefined || text === undefined) return
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = path.split('/').at(-1) ?? 'plan.plan'
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

/** How wide the menu is, where the page is wider. */
const WIDTH = 320

/** One button: what is on the screen, as a link. */
export function ShareMenu() {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [said, setSaid] = useState<string>(WORDS.noData)
  const [shown, setShown] = useState<string | undefined>(undefined)
  const place = (): void => {
    const box = button.current?.getBoundingClientRect()
    if (menu.current === null || box === undefined) return
    menu.current.style.top = `${box.bottom + 6}px`
    const wide = document.documentElement.clientWidth
    menu.current.style.right = `${Math.max(8, Math.min(wide - box.right, wide - WIDTH - 8))}px`
    setSaid(WORDS.noData)
    setShown(undefined)
  }
  const give = async (form: (link: string) => string, address: Parameters<typeof linkTo>[0]): Promise<void> => {
    const text = form(await linkTo(address, page.get().workspace, document.baseURI))
    const copied = await copy(text)
    setShown(copied ? undefined : text)
    setSaid(copied ? (text.length > LONG ? `${WORDS.copied}. ${WORDS.longLink}` : WORDS.copied) : WORDS.notCopied)
  }
  return (
    <>
      <button ref={button} type="button" class="button" popovertarget={id} onClick={place}>
        {WORDS.share}
      </button>
      <div ref={menu} id={id} popover="auto" class="app-share">
        <button type="button" class="button button-plain" onClick={() => void give(asIs, page.get().address)}>
          {WORDS.copyLink}
        </button>
        <button type="button" class="button button-plain" onClick={() => void give(asMarkdown, page.get().address)}>
          {WORDS.copyMarkdown}
        </button>
        <button
          type="button"
          class="button button-plain"
          onClick={() => void give(asEmbed, { ...page.get().address, mode: 'explain', embed: 'explain' })}
        >
          {WORDS.copyEmbed}
        </button>
        <button type="button" class="button button-plain" onClick={download}>
          {WORDS.download}
        </button>
        <p class="app-said" role="status">
          {said}
        </p>
        {shown !== undefined && (
          <input class="field" readOnly aria-label={WORDS.copyLink} value={shown} onFocus={(event) => event.currentTarget.select()} />
        )}
      </div>
    </>
  )
}
