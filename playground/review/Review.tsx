import { page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'

export function Review() {
  const company = useStore(page, (state) => state.workspace?.company)
  return <div class="card">{company?.label}</div>
}
