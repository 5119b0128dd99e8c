import { number } from '../format'
import { fieldOf } from './checks'
import type { EditorContext } from './editor'
import type { FormFindings } from './form-findings'
import { differences } from './merging'
import { fieldsOf } from './opening'
import { ask, banner } from './parts'
import type { Progress } from './progress'
import type { Sheet } from './sheet'
import { toBody } from './work'
import { words } from './words'

/** Nothing that would be refused is handed over; what only asks for a look is said before. */
export async function handOver(
  context: EditorContext,
  sheet: Sheet,
  findings: FormFindings,
  progress: Progress,
  tellMissing: (id: string, message: string) => void,
  showFindings: () => void,
): Promise<void> {
  const w = words()
  const { opened } = context
  if (context.isCorrection) {
    if (!context.work.reason.trim()) return tellMissing('reason', w.reasonMissing)
    if (opened.sent && differences(opened.sent, toBody({ ...context.work, reason: '' }, fieldsOf(opened))).length === 0) return tellMissing('reason', w.noChange)
  }
  const codes = [...sheet.rows.keys()]
  const wrong = codes.find(code => findings.of(code).some(({ level }) => level === 'error'))
  if (wrong) return progress.focusField(wrong)
  const [absent, warnings] = [progress.missing().length, codes.flatMap(findings.of).filter(({ level }) => level === 'warning').length]
  const content = [
    absent > 0 && banner('warn', w.handOverMissing(number(absent))),
    warnings > 0 && banner('warn', w.handOverWarnings(number(warnings))),
    absent + warnings === 0 && banner('good', w.handOverOk),
  ].filter(part => part instanceof Node)
  if (!(await ask(w.handOverTitle, content, w.handOverYes, w.cancel))) return
  const refused = await context.handOver()
  if (!refused) return
  context.findings = refused
  showFindings()
  if (refused[0]) context.announce(refused[0].message)
  const first = refused.map(({ place }) => fieldOf(place)?.code).find(code => code !== undefined)
  if (first) progress.focusField(first)
  else findings.general.scrollIntoView({ block: 'center' })
}
