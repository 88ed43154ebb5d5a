/** The requests of a rep, each with its question. Loaded when the first is asked. */
import type { Tab } from '../session/tab.ts'
import type { Input, Output, Questions } from './protocol.ts'

type Ask = Extract<keyof Questions, `ask.${string}`>

const loaded = () => import('../session/asking.ts')

export const asking: { readonly [N in Ask]: (tab: Tab, input: Input<N>) => Promise<Output<N>> } = {
  'ask.soFar': async (tab, of) => (await loaded()).soFar(tab, of),
  'ask.nextPays': async (tab, of) => (await loaded()).nextPays(tab, of),
  'ask.needToSell': async (tab, of) => (await loaded()).needToSell(tab, of),
  'ask.openDeals': async (tab, of) => (await loaded()).openDeals(tab, of),
  'ask.fewestDeals': async (tab, of) => (await loaded()).fewestDeals(tab, of),
  'ask.growable': async (tab, of) => (await loaded()).growable(tab, of),
  'ask.payWithMore': async (tab, of) => (await loaded()).payWithMore(tab, of),
  'ask.payWith': async (tab, of) => (await loaded()).payWith(tab, of),
  'ask.quiz': async (tab, of) => (await loaded()).quiz(tab, of),
}
