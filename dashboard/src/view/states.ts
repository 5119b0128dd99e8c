import { h } from '../dom'
import { periodName, text } from '../i18n'
import type { FormPeriod } from '../periods'
import type { State } from '../state'

export function skeleton(): Node[] {
  return [
    h('h2', { id: 'figures', class: 'visually-hidden' }, text().loading),
    h(
      'div',
      { class: 'tiles', 'data-view': 'loading' },
      ...Array.from({ length: 8 }, () => h('div', { class: 'tile skeleton' })),
    ),
  ]
}

export function emptyPage(): Node[] {
  return [blank('empty', 'figures', text().empty, text().emptyHint)]
}

/** Nothing is published for what was asked: either no period at all, or not this one. */
export function noPeriod(asked: FormPeriod | undefined): Node[] {
  const t = text()
  if (!asked) return [blank('no-period', 'figures', t.noSubmissions, t.emptyHint)]
  const latest = h('a', { class: 'button', href: '#/' }, t.latestPeriod)
  return [blank('unknown-period', 'figures', `${t.unknownPeriod}: ${periodName(asked.period)}`, '', latest)]
}

export function failedFirst(connection: State['connection'], retry: () => void): Node[] {
  const t = text()
  const title = connection === 'offline' ? t.offlineFirst : connection === 'outdated' ? t.outdated : t.failedFirst
  return [blank('failed', 'figures', title, t.failedFirstHint, retryButton(retry))]
}

export function failedPart(title: string, id: string, retry: () => void): Node[] {
  return [blank('failed-part', id, title, text().partFailed, retryButton(retry))]
}

const retryButton = (retry: () => void) =>
  h('button', { type: 'button', class: 'button', 'data-focus': 'retry', onclick: retry }, text().retry)

/** Before the code of a page has arrived. */
export function pageLoading(title: string): Node[] {
  return [h('h1', {}, title), h('p', { class: 'hint', role: 'status' }, text().opening)]
}

export function pageFailed(title: string, retry: () => void): Node[] {
  const t = text()
  return [h('h1', {}, title), blank('failed', 'page-failed', t.pageFailed, t.pageFailedHint, retryButton(retry))]
}

export function blank(view: string, id: string, title: string, hint: string, ...actions: Node[]): Node {
  return h('div', { class: 'blank', 'data-view': view }, h('h2', { id }, title), hint && h('p', {}, hint), ...actions)
}
