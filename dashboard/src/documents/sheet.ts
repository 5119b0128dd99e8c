import { h } from '../dom'
import { regionName, regionOrder } from '../i18n'
import type { Annex, Draft, Sentence } from './draft'

/** The draft on paper, in the shape that NĐ 30/2020/NĐ-CP gives an administrative document; what a person has to write is blank. */
export function sheet(draft: Draft, drafted: string): HTMLElement {
  return h(
    'article',
    { class: 'sheet', lang: 'vi', 'data-test': 'sheet' },
    h('p', { class: 'draft-mark', 'data-test': 'draft-mark' }, `DỰ THẢO do hệ thống lập từ số liệu công bố, lúc ${drafted}`),
    h(
      'div',
      { class: 'letterhead' },
      h('div', {}, h('p', { class: 'organ' }, draft.organ ?? '……………………………'), h('p', { class: 'rule', 'aria-hidden': 'true' }), h('p', {}, 'Số: ……/BC-……')),
      h('div', {}, h('p', { class: 'country' }, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), h('p', { class: 'motto' }, 'Độc lập - Tự do - Hạnh phúc'), h('p', { class: 'place' }, '……………, ngày …… tháng …… năm ……')),
    ),
    h('h2', { class: 'subject' }, 'BÁO CÁO', h('span', {}, draft.subject)),
    h('p', { class: 'body' }, draft.opening),
    ...draft.sections.flatMap(({ title, isMinor, sentences }) => [h(isMinor ? 'h4' : 'h3', {}, title), ...sentences.map(paragraph)]),
    h(
      'div',
      { class: 'ending' },
      h('div', { class: 'addressees' }, h('p', {}, 'Nơi nhận:'), h('ul', {}, h('li', {}, '- ………………;'), h('li', {}, '- Lưu: ……………'))),
      h('div', { class: 'signature' }, h('p', {}, '………………………………'), h('p', { class: 'blank-space' }, '(chức vụ, chữ ký, dấu, họ và tên)')),
    ),
    ...draft.annexes.map(annex),
  )
}

const paragraph = ({ lead, text, href }: Sentence): HTMLElement =>
  h('p', { class: 'body' }, lead && (href ? h('a', { href, class: 'source' }, lead) : lead), lead && ': ', text)

function annex({ title, head, rows }: Annex, index: number): HTMLElement {
  const heading = (words: string) => (regionOrder.includes(words) ? regionName(words) : words)
  return h(
    'section',
    { class: 'annex', 'data-test': 'annex' },
    h('h3', {}, `Phụ lục ${index + 1}`, h('span', {}, title)),
    h(
      'div',
      { class: 'annex-table', tabindex: '0', role: 'region', 'aria-label': title },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...head.map(words => h('th', { scope: 'col' }, heading(words))))),
        h('tbody', {}, ...rows.map(row => h('tr', {}, ...row.map((cell, i) => (i === (head[0] === 'STT' ? 1 : 0) ? h('th', { scope: 'row' }, cell) : h('td', {}, cell)))))),
      ),
    ),
  )
}
