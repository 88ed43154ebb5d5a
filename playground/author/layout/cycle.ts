/** F6 goes to the next pane, Shift+F6 to the one before. */

/** What takes the keyboard in a pane: its editor, else what it names, else the pane itself. */
function focusOn(pane: HTMLElement): void {
  const first = pane.querySelector<HTMLElement>('.native-edit-context, textarea.inputarea, [data-first]')
  ;(first ?? pane).focus()
}

/** Listens on the element that holds the panes; answers with how to stop. */
export function cyclePanes(root: HTMLElement): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
    const panes = [...root.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null)
    const here = panes.findIndex((pane) => pane.contains(document.activeElement))
    const next = panes[(here + (event.shiftKey ? -1 : 1) + panes.length) % panes.length]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    focusOn(next)
  }
  addEventListener('keydown', press, true)
  return () => removeEventListener('keydown', press, true)
}
