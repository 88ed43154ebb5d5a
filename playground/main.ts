/** The page starts here: first the worker, which has the most to do, then all that is drawn. */
import './client/first-worker.ts'

void import('./start.tsx')
