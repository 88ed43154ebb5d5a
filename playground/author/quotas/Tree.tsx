/** The tree of one quota: each part with its bar, from the whole down to people. */
import { placeOf } from '../../../compiler/describe/figure/place.ts'
import type { NodeShown, QuotaShown } from '../../session/quota-figures.ts'
import { QUOTA_WORDS } from './words.ts'

const notesOf = ({ isHouse, bound, byHand }: NodeShown): string =>
  [
    ...(isHouse ? [QUOTA_WORDS.house] : []),
    ...(bound === 'floor' || bound === 'ceiling' ? [QUOTA_WORDS.bound[bound]] : []),
    ...(byHand === null ? [] : [QUOTA_WORDS.byHand(byHand)]),
  ].join('; ')

/** How wide a bar is, of a hundred. */
const widthOf = (node: NodeShown, whole: number): number =>
  whole <= 0 ? 0 : Math.max(0, Math.min(100, (100 * placeOf(node.quota)) / whole))

export function Trees({ quota, why }: { readonly quota: QuotaShown; readonly why: (key: string) => void }) {
  return (
    <>
      {quota.trees.map(({ from, nodes }, at) => {
        const whole = nodes[0] === undefined ? 0 : placeOf(nodes[0].quota)
        const noted = nodes.some((node) => notesOf(node) !== '')
        const name = `${quota.label}${quota.trees.length > 1 ? `, ${QUOTA_WORDS.from(from)}` : ''}`
        return (
          <section key={from} class="pages-block">
            <h3>{name}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard */}
            <section class="scroll" tabIndex={0} aria-label={`${QUOTA_WORDS.tree}: ${name}`}>
              <table class="table pages-table quotas-tree">
                <thead>
                  <tr>
                    <th scope="col">{QUOTA_WORDS.part}</th>
                    <th scope="col" class="number">
                      {QUOTA_WORDS.quota}
                    </th>
                    <th scope="col">{QUOTA_WORDS.share}</th>
                    {noted && <th scope="col">{QUOTA_WORDS.notes}</th>}
                  </tr>
                </thead>
                <tbody>
                  {nodes.map((node, place) => (
                    <tr key={`${at} ${place}`} data-depth={Math.min(4, node.depth)}>
                      <th scope="row">
                        <button type="button" class="quotas-part" onClick={() => why(node.key)}>
                          {node.name}
                        </button>
                      </th>
                      <td class="number">{node.quota.says}</td>
                      <td>
                        <svg class="quotas-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                          <rect class="quotas-bar-all" width="100" height="8" />
                          <rect class="quotas-bar-own" width={widthOf(node, whole)} height="8" />
                        </svg>
                      </td>
                      {noted && <td>{notesOf(node)}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </section>
        )
      })}
    </>
  )
}
