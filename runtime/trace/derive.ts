import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import type { Derivation } from './derivation.ts'
export function derive(_world: World, _payee: string, _component: string, _period: Stretch): Derivation | undefined {
  return undefined
}
