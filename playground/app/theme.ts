/** Light or dark: as the system, unless a person chose. */
import { page, type Theme } from '../store/page.ts'

const KEY = 'caboose:theme'
const isTheme = (text: string | null): text is Theme => text === 'system' || text === 'light' || text === 'dark'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** The theme that is shown now. */
export const shownTheme = (theme: Theme): 'light' | 'dark' => (theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme)

function show(theme: Theme): void {
  document.documentElement.dataset.theme = shownTheme(theme)
}

function stored(): Theme {
  try {
    const text = localStorage.getItem(KEY)
    return isTheme(text) ? text : 'system'
  } catch {
    return 'system'
  }
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // storage is off: the choice lasts as long as the tab
  }
  page.set((state) => ({ ...state, theme }))
  show(theme)
}

/** Shows the theme of before, and follows the system from now on. */
export function startTheme(): void {
  const theme = stored()
  page.set((state) => ({ ...state, theme }))
  show(theme)
  dark.addEventListener('change', () => {
    show(page.get().theme)
    page.set((state) => ({ ...state }))
  })
}
