/** The page starts here: first the worker, which has the most to do, then all that is drawn, with the view that the address names. */
import './client/first-worker.ts'
import { LOAD } from './app/modes.ts'
import { page } from './store/page.ts'

void import('./start.tsx')
// what it could not be is said where it is shown
void LOAD[page.get().address.mode]().catch(() => undefined)
