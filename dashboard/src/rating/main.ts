// The stars that a portal embeds. Nothing is kept in the browser, and nothing is loaded from anyone else.
import { h } from '../dom'
import { showResults } from './results'
import { texts, type Language } from './text'

const query = new URLSearchParams(location.search)
const source = query.get('nguon') ?? ''
const language: Language = query.get('ngon-ngu') === 'en' ? 'en' : 'vi'
const theme = query.get('giao-dien')
const text = texts[language]
const api = document.querySelector<HTMLMetaElement>('meta[name=nhipso-api]')?.content ?? ''
const most = 5

document.documentElement.lang = language
document.title = text.title
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme

const said = h('p', { class: 'said', role: 'status', 'aria-live': 'polite', 'data-test': 'said' })
const results = h('div', { class: 'results', id: 'results', hidden: true })
const send = h('button', { type: 'submit', class: 'primary', 'data-test': 'send' }, text.send)
const see = h(
  'button',
  { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'results', 'data-test': 'see', onclick: () => void toggle() },
  text.results,
)
const chosen = h('p', { class: 'chosen', 'aria-hidden': 'true' }, text.hint)
const form = h(
  'form',
  { onsubmit: event => (event.preventDefault(), void submit()) },
  h('fieldset', {}, h('legend', {}, text.title), stars()),
  chosen,
  h('div', { class: 'actions' }, send, see),
)
document.body.append(h('main', {}, form, said, results))

/** Radio buttons: arrow keys choose and a screen reader names them, without a word of ours. */
function stars(): HTMLElement {
  return h(
    'div',
    { class: 'stars' },
    ...Array.from({ length: most }, (_, index) =>
      h(
        'label',
        { title: text.stars[index] },
        h('input', {
          type: 'radio', name: 'stars', value: index + 1, 'aria-label': text.stars[index], 'data-stars': index + 1,
          onchange: () => choose(index + 1),
        }),
        h('span', { class: 'star', 'aria-hidden': 'true' }, '★'),
      ),
    ),
  )
}

function choose(count: number): void {
  chosen.textContent = text.stars[count - 1] ?? ''
  form.querySelectorAll('.star').forEach((star, index) => star.classList.toggle('on', index < count))
  said.textContent = ''
}

async function submit(): Promise<void> {
  const count = Number(new FormData(form).get('stars'))
  if (!count) {
    said.textContent = text.choose
    form.querySelector<HTMLInputElement>('input')?.focus()
    return
  }
  send.disabled = true
  said.textContent = text.sending
  said.textContent = await rate(count)
  send.disabled = false
}

async function rate(count: number): Promise<string> {
  try {
    const response = await fetch(`${api}/ratings/${encodeURIComponent(source)}`, {
      method: 'POST', body: JSON.stringify({ stars: count }), headers: { 'Content-Type': 'application/json' },
      credentials: 'omit', signal: AbortSignal.timeout(20_000),
    })
    if (response.ok) {
      form.reset()
      choose(0)
      chosen.textContent = text.hint
      return text.thanks
    }
    return response.status === 429 ? text.tooMany : response.status === 404 ? text.unknown : text.failed
  } catch {
    return text.failed
  }
}

async function toggle(): Promise<void> {
  results.hidden = !results.hidden
  see.setAttribute('aria-expanded', String(!results.hidden))
  if (!results.hidden) await showResults(results, source, language)
}
