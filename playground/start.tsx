/** What is drawn, and what keeps it in step. */
import { render } from 'preact'
import { App } from './app/App.tsx'
import { startTheme } from './app/theme.ts'
import { startTab } from './client/tab.ts'
import { keepForOffline } from './offline/register.ts'
import { keepNow, openAddress } from './store/actions.ts'
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'

startTheme()
startTab()
void openAddress()
addEventListener('hashchange', () => void openAddress())
addEventListener('popstate', () => void openAddress())
addEventListener('pagehide', keepNow)
addEventListener('visibilitychange', () => document.hidden && keepNow())
const root = document.getElementById('page')
if (root !== null) render(<App />, root)
keepForOffline()
