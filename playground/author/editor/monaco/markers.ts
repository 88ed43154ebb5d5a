/** What is wrong, under its words. */
import { editor, MarkerSeverity } from 'monaco-editor/editor'
import type { Diagnostic } from '../../../../messages/diagnostic.ts'
import { tab } from '../../../client/tab.ts'
import { isOurs, pathOf, rangeOf, uriOf } from './ranges.ts'

const OWNER = 'caboose'
const SEVERITIES = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, hint: MarkerSeverity.Info } as const

const markerOf = ({ code, severity, message, help, span, related }: Diagnostic): editor.IMarkerData => ({
  ...rangeOf(span),
  severity: SEVERITIES[severity],
  code,
  source: OWNER,
  message: help === undefined ? message : `${message}\n${help}`,
  relatedInformation: related.map(({ span: place, note }) => ({ ...rangeOf(place), resource: uriOf(place.file), message: note })),
})

/** From now on the markers are those of the last analysis; answers with how to stop. */
export function followFindings(): () => void {
  const follow = (): void => {
    const { analysis } = tab.get()
    if (analysis === undefined) return
    for (const model of editor.getModels()) {
      if (!isOurs(model.uri)) continue
      const own = analysis.findings.filter(({ span }) => span.file === pathOf(model))
      editor.setModelMarkers(model, OWNER, own.map(markerOf))
    }
  }
  follow()
  return tab.subscribe(follow)
}
