/** The editor's colours, made of the page's own, light and dark. */
import { editor } from 'monaco-editor/editor'
import { LOOKS, TYPES } from './colours.ts'

/** Which colour of the page each part of the editor has. */
const PARTS: Readonly<Record<string, string>> = {
  'editor.background': 'surface',
  'editor.foreground': 'fg',
  'editorCursor.foreground': 'accent',
  'editor.lineHighlightBackground': 'sunk',
  'editor.lineHighlightBorder': 'sunk',
  'editor.selectionBackground': 'accent-soft',
  'editor.inactiveSelectionBackground': 'accent-soft',
  'editor.wordHighlightBackground': 'accent-soft',
  'editor.wordHighlightStrongBackground': 'accent-soft',
  'editor.findMatchBackground': 'warning-soft',
  'editor.findMatchBorder': 'warning',
  'editor.findMatchHighlightBackground': 'warning-soft',
  'editorBracketMatch.background': 'accent-soft',
  'editorBracketMatch.border': 'line-strong',
  'editorIndentGuide.background1': 'line',
  'editorIndentGuide.activeBackground1': 'line-strong',
  'editorLineNumber.foreground': 'muted',
  'editorLineNumber.activeForeground': 'fg',
  'editorLineNumber.dimmedForeground': 'muted',
  'editorGutter.background': 'surface',
  'editorError.foreground': 'negative',
  'editorWarning.foreground': 'warning',
  'editorInfo.foreground': 'accent',
  'editorHint.foreground': 'muted',
  'editorInlayHint.background': 'accent-soft',
  'editorInlayHint.foreground': 'accent',
  'editorCodeLens.foreground': 'muted',
  'editorLightBulb.foreground': 'warning',
  'editorLightBulbAutoFix.foreground': 'warning',
  'editorLightBulbAi.foreground': 'warning',
  'editorActionList.background': 'surface',
  'editorActionList.foreground': 'fg',
  'editorActionList.focusBackground': 'accent-soft',
  'editorActionList.focusForeground': 'fg',
  'editorWidget.background': 'surface',
  'editorWidget.foreground': 'fg',
  'editorWidget.border': 'line-strong',
  'editorHoverWidget.background': 'surface',
  'editorHoverWidget.foreground': 'fg',
  'editorHoverWidget.border': 'line-strong',
  'editorHoverWidget.statusBarBackground': 'sunk',
  'editorSuggestWidget.background': 'surface',
  'editorSuggestWidget.foreground': 'fg',
  'editorSuggestWidget.border': 'line-strong',
  'editorSuggestWidget.selectedBackground': 'accent-soft',
  'editorSuggestWidget.selectedForeground': 'fg',
  'editorSuggestWidget.highlightForeground': 'accent',
  'editorSuggestWidget.focusHighlightForeground': 'accent',
  'editorMarkerNavigation.background': 'surface',
  'editorMarkerNavigationError.background': 'negative',
  'editorMarkerNavigationWarning.background': 'warning',
  'editorMarkerNavigationError.headerBackground': 'negative-soft',
  'editorMarkerNavigationWarning.headerBackground': 'warning-soft',
  'editorStickyScroll.background': 'surface',
  'editorStickyScrollHover.background': 'sunk',
  'editorOverviewRuler.border': 'surface',
  'peekView.border': 'accent',
  'peekViewEditor.background': 'sunk',
  'peekViewEditorGutter.background': 'sunk',
  'peekViewResult.background': 'surface',
  'peekViewResult.fileForeground': 'fg',
  'peekViewResult.lineForeground': 'muted',
  'peekViewResult.selectionBackground': 'accent-soft',
  'peekViewResult.selectionForeground': 'fg',
  'peekViewTitle.background': 'surface',
  'peekViewTitleLabel.foreground': 'fg',
  'peekViewTitleDescription.foreground': 'muted',
  'list.activeSelectionBackground': 'accent-soft',
  'list.activeSelectionForeground': 'fg',
  'list.inactiveSelectionBackground': 'accent-soft',
  'list.focusBackground': 'accent-soft',
  'list.focusForeground': 'fg',
  'list.hoverBackground': 'sunk',
  'list.highlightForeground': 'accent',
  'list.focusHighlightForeground': 'accent',
  'quickInput.background': 'surface',
  'quickInput.foreground': 'fg',
  'quickInputList.focusBackground': 'accent-soft',
  'quickInputList.focusForeground': 'fg',
  'menu.background': 'surface',
  'menu.foreground': 'fg',
  'menu.border': 'line-strong',
  'menu.selectionBackground': 'accent-soft',
  'menu.selectionForeground': 'fg',
  'menu.separatorBackground': 'line',
  'input.background': 'surface',
  'input.foreground': 'fg',
  'input.border': 'line-strong',
  'input.placeholderForeground': 'muted',
  'button.background': 'accent',
  'button.foreground': 'on-accent',
  'widget.border': 'line-strong',
  'textLink.foreground': 'accent',
  'textLink.activeForeground': 'accent',
  'textCodeBlock.background': 'sunk',
  descriptionForeground: 'muted',
  foreground: 'fg',
  focusBorder: 'accent',
  'icon.foreground': 'muted',
  'scrollbar.shadow': 'surface',
}

const shown = (): 'light' | 'dark' => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')

/** `#fff` as `#ffffff`: a built style has the short form, the editor reads the long one. */
const sixDigits = (colour: string): string => (colour.length === 4 ? colour.replaceAll(/[\da-f]/gi, '$&$&') : colour)

function define(): void {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string): string => sixDigits(style.getPropertyValue(`--${name}`).trim())
  editor.defineTheme('caboose', {
    base: shown() === 'dark' ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { token: '', foreground: colour('fg').slice(1) },
      ...TYPES.map((type) => {
        const { colour: name, style: fontStyle = '' } = LOOKS[type]
        return { token: type, foreground: colour(name).slice(1), fontStyle }
      }),
    ],
    colors: {
      ...Object.fromEntries(Object.entries(PARTS).map(([part, name]) => [part, colour(name)])),
      'widget.shadow': '#00000000',
      'scrollbarSlider.background': `${colour('line-strong')}66`,
      'scrollbarSlider.hoverBackground': `${colour('line-strong')}99`,
      'scrollbarSlider.activeBackground': `${colour('line-strong')}cc`,
    },
  })
  editor.setTheme('caboose')
}

/** From now on the editor has the page's theme, also when it changes; answers with how to stop. */
export function followTheme(): () => void {
  define()
  const watched = new MutationObserver(define)
  watched.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => watched.disconnect()
}
