import { h } from '../dom'
import { text } from '../i18n'
import type { Page, Shell } from '../page'

let shell: Shell | undefined

export const openData: Page = {
  title: () => '',
  mount(into) {
    shell = into
    render()
  },
  enter: () => render(),
  render,
  leave() {
    shell = undefined
  },
}

function render(): void {
  shell?.main.replaceChildren(h('h1', {}, text().pages.openData))
}
