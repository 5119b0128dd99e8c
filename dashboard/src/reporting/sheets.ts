import { h } from '../dom'
import { nameOf } from '../i18n'
import { ApiProblem, call } from '../session/api'
import { isComputed } from './definitions'
import { fieldsOf } from './opening'
import { save } from '../files'
import { ask, banner, button, labelled } from './parts'
import { accepted, readFile } from './sheet-file'
import { takeText, type SheetContext } from './taken'
import { words } from './words'

/** Ways to fill in faster: the sheet, a file, the clipboard. */
export function tools(context: SheetContext): HTMLElement {
  const w = words()
  const input = h('input', { type: 'file', accept: accepted, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true', 'data-test': 'sheet' })
  input.addEventListener('change', async () => {
    const file = input.files?.[0]
    input.value = ''
    if (file) await readFile(file, context)
  })
  return h(
    'div',
    { class: 'tools', role: 'group', 'aria-label': w.tools },
    button(w.template, () => void fetchFile(`submissions/${context.address}/template.xlsx`, `${context.address.replaceAll('/', '_')}.xlsx`, context), { 'data-test': 'template' }),
    button(w.upload, () => input.click()),
    button(w.paste, () => void pasteDialog(context), { 'data-test': 'paste' }),
    button(w.printDraft, async () => {
      await context.flush()
      await fetchFile(`drafts/${context.address}/sheet`, `${context.address.replaceAll('/', '_')}.html`, context)
    }),
    input,
  )
}

async function fetchFile(path: string, name: string, { tell }: SheetContext): Promise<void> {
  try {
    save((await call<Blob>('GET', path, { read: response => response.blob() })).body, name)
  } catch (error) {
    console.warn(error)
    tell(banner('bad', error instanceof ApiProblem ? error.problem.detail : words().failedHint))
  }
}

async function pasteDialog(context: SheetContext): Promise<void> {
  const w = words()
  const area = h('textarea', { rows: 8, 'data-test': 'paste-text', spellcheck: 'false' })
  const from = h('select', {}, ...fieldsOf(context.opened).filter(({ indicator }) => !isComputed(indicator)).map(field => h('option', { value: field.code }, `${field.code} ${nameOf(field.indicator.name)}`)))
  const content = [h('p', { class: 'hint' }, w.pasteHint), labelled('paste-text', w.pasteHere, area), labelled('paste-from', w.pasteFrom, from)]
  const asked = ask(w.pasteTitle, content, w.take, w.cancel)
  area.focus()
  if ((await asked) && area.value.trim()) takeText(area.value, from.value, context)
}
