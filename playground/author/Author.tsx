import { page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'

export function Author() {
  const company = useStore(page, (state) => state.workspace?.company)
  return <div class="card">{company?.label}</div>
}
