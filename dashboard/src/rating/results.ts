import { h } from '../dom'
import { texts, type Language } from './text'

interface Results {
  from: string
  count: number
  sum: number
  stars: number[]
}

/** The public file of a source's results: looking runs no function. */
export async function showResults(into: HTMLElement, source: string, language: Language): Promise<void> {
  const text = texts[language]
  try {
    const response = await fetch(`./data/ratings/${encodeURIComponent(source)}.json`, { cache: 'no-cache', signal: AbortSignal.timeout(20_000) })
    if (response.status === 404) return into.replaceChildren(h('p', { role: 'status' }, text.none))
    if (!response.ok) throw new Error(`${response.status}`)
    const results = (await response.json()) as Results
    into.replaceChildren(...(results.count > 0 ? draw(results, language) : [h('p', { role: 'status' }, text.none)]))
  } catch {
    into.replaceChildren(h('p', { role: 'status' }, text.unread))
  }
}

function draw(results: Results, language: Language): Node[] {
  const text = texts[language]
  const locale = language === 'en' ? 'en-GB' : 'vi-VN'
  const whole = (value: number) => value.toLocaleString(locale)
  const mean = (results.sum / results.count).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const rows = results.stars.map((count, index) => row(index + 1, count)).reverse()
  return [
    h('p', { class: 'mean', role: 'status', 'data-test': 'mean' }, text.mean(mean, whole(results.count))),
    h('ul', {}, ...rows),
    h('p', { class: 'since' }, text.since(results.from.split('-').reverse().join('/'))),
  ]

  function row(stars: number, count: number): HTMLElement {
    const share = (count / results.count).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 })
    return h(
      'li',
      { 'data-row': stars },
      h('span', { 'aria-hidden': 'true' }, `${stars} ★`),
      h('meter', { min: 0, max: results.count, value: count, 'aria-label': text.row(stars, whole(count), share) }),
      h('span', { class: 'count', 'aria-hidden': 'true' }, whole(count)),
    )
  }
}
