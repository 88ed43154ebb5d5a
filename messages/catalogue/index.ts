import { allocation } from './allocation.ts'
import { bands } from './bands.ts'
import { capacity } from './capacity.ts'
import { cells } from './cells.ts'
import { credit } from './credit.ts'
import { currency } from './currency.ts'
import { data } from './data.ts'
import { edits } from './edits.ts'
import { events } from './events.ts'
import { examples } from './examples.ts'
import { exceptions } from './exceptions.ts'
import { known } from './known.ts'
import { names } from './names.ts'
import { payments } from './payments.ts'
import { people } from './people.ts'
import { planned } from './planned.ts'
import { quotas } from './quotas.ts'
import { run } from './run.ts'
import { simplicity } from './simplicity.ts'
import { targets } from './targets.ts'
import { territoryMessages } from './territories.ts'
import { territoryCredit } from './territory-credit.ts'
import { text } from './text.ts'
import { units } from './units.ts'

/** Every message of every phase. The only place where words for users are written. */
export const catalogue = {
  ...text,
  ...names,
  ...edits,
  ...units,
  ...simplicity,
  ...bands,
  ...quotas,
  ...events,
  ...examples,
  ...data,
  ...cells,
  ...known,
  ...people,
  ...run,
  ...credit,
  ...currency,
  ...payments,
  ...exceptions,
  ...allocation,
  ...territoryMessages,
  ...territoryCredit,
  ...capacity,
  ...planned,
  ...targets,
}
