/** Which file the editor shows. */
import { go, type PageState, page } from '../../store/page.ts'

/** A plan stands for itself; what plans share is looked at beside the plan that is open. */
export const shownFile = ({ address: { file, plan } }: Pick<PageState, 'address'>): string | undefined =>
  file === '' ? plan : (file ?? plan)

/** Shows a file in the editor, beside the plan that is open. */
export function openFile(path: string): void {
  const { address } = page.get()
  if (shownFile({ address }) !== path) go({ file: path === address.plan ? '' : path })
}
