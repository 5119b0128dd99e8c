import { h } from '../dom'
import { ApiProblem, call } from '../session/api'
import { button } from './parts'
import { words } from './words'

const mostBytes = 10 * 1024 * 1024
const longestName = 200

export interface EvidenceFile {
  readonly name: string
  readonly hash: string
}

/** Files that prove something, of a report or of an explanation: each is sent at once, and named by its hash from then on. */
export function evidenceFiles(report: string, files: () => readonly EvidenceFile[], keep: (files: EvidenceFile[]) => void, announce: (words: string) => void): HTMLElement {
  const w = words()
  const list = h('ul', { class: 'plain proofs' })
  const status = h('p', { class: 'hint', role: 'status' })
  const input = h('input', { type: 'file', multiple: true, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true', 'data-test': 'evidence' })
  const add = button(w.addEvidence, () => input.click())

  function set(changed: EvidenceFile[]): void {
    keep(changed)
    show()
  }

  function show(): void {
    list.replaceChildren(
      ...files().map(file =>
        h('li', {}, h('span', {}, file.name), button(w.remove, () => {
          set(files().filter(each => each !== file))
          add.focus()
        }, { class: 'link-button', 'aria-label': `${w.remove} ${file.name}` })),
      ),
    )
  }

  async function send(file: File): Promise<void> {
    if (file.size > mostBytes) return void (status.textContent = w.tooLarge(file.name))
    status.textContent = w.uploading(file.name)
    try {
      const { body } = await call<{ hash: string }>('POST', `submissions/${report}/evidence`, { body: file, type: 'application/octet-stream' })
      status.textContent = ''
      announce(file.name)
      set([...files().filter(each => each.hash !== body.hash), { name: file.name.slice(0, longestName), hash: body.hash }])
    } catch (error) {
      console.warn(error)
      status.textContent = error instanceof ApiProblem ? error.problem.detail : w.uploadFailed(file.name)
    }
  }

  input.addEventListener('change', async () => {
    for (const file of input.files ?? []) await send(file)
    input.value = ''
  })
  show()
  return h('div', { class: 'evidence' }, list, status, h('div', { class: 'actions' }, add, input))
}
