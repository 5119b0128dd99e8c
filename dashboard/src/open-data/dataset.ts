import { facts, h } from '../dom'
import { copyText } from '../files'
import { dataLink, fileSize, instant, number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { words as indicatorWords } from '../indicators/words'
import { filesOf, firstRows, type DataCatalogue, type Dataset, type Distribution, type Files } from './catalogue'
import { words } from './words'

/** So many periods stand open; those before wait. */
const recent = 3
const previewed = 6

/** A dataset: what it is, its files, how it is cited and read. */
export function datasetPanel(dataset: Dataset, catalogue: DataCatalogue): HTMLElement {
  const w = words()
  const { periods, indicators } = filesOf(dataset)
  const csv = periods.flatMap(each => each.files.filter(file => file.format === 'csv'))[0]
  const isPublished = dataset.id.startsWith('published/')
  const groups = isPublished ? indicators : periods
  const example = csv ?? groups[0]?.files[0]
  const title = titleOf(dataset)
  return h(
    'section',
    { class: 'panel dataset', 'data-dataset': dataset.id },
    h('h2', {}, title),
    h('p', {}, nameOf(dataset.description)),
    facts([[w.modified, h('time', { datetime: dataset.modified }, instant(dataset.modified))]]),
    !isPublished && periods.length > 0 && !csv && h('p', { class: 'hint' }, w.onlyJson),
    fileList(groups.slice(0, recent), dataset),
    groups.length > recent && h('details', { class: 'table' }, h('summary', {}, w.earlier(number(groups.length - recent))), fileList(groups.slice(recent), dataset)),
    !isPublished && indicators.length > 0 && h('details', { class: 'table' }, h('summary', {}, w.byIndicator(number(indicators.length))), fileList(indicators, dataset)),
    csv && preview(csv, nameOfKey(csv, dataset)),
    h(
      'details',
      { class: 'table' },
      h('summary', {}, `${w.cite} · ${w.machine}`),
      copyable(w.citation(catalogue.publisher ?? w.product, `${title} (${dataset.id})`, instant(dataset.modified), absolute('catalogue.json')), 'q'),
      h('p', { class: 'hint' }, w.machineHint),
      copyable(`curl -s --compressed '${absolute('catalogue.json')}'`),
      example && copyable(`curl -s --compressed -O '${absolute(example.downloadPath)}'`),
    ),
  )
}

/** The groups of published series have one title in the catalogue; the group tells them apart. */
export const titleOf = (dataset: Dataset): string => {
  const group = dataset.id.startsWith('published/') ? dataset.id.slice('published/'.length) : undefined
  return group ? `${nameOf(dataset.title)}: ${indicatorWords().publishedGroups[group] ?? group}` : nameOf(dataset.title)
}

const absolute = (path: string) => new URL(`./data/${path}`, location.href.split('#')[0]).href

const nameOfKey = ({ key, title }: Pick<Files, 'key' | 'title'>, dataset: Dataset) =>
  title ? `${nameOf(title)} (${key})` : /^\d{4}(-|$)/.test(key) ? periodName(key) : key.startsWith('published/') ? titleOf(dataset) : key

function fileList(groups: readonly Files[], dataset: Dataset): Node {
  return h('ul', { class: 'files' }, ...groups.map(group => h('li', {}, h('span', { class: 'file-key' }, nameOfKey(group, dataset)), h('span', { class: 'file-links' }, ...group.files.map(file => fileLink(file, dataset))))))
}

const order = ['csv', 'sdmx-csv', 'json']

function fileLink(file: Distribution, dataset: Dataset): Node {
  const w = words()
  const format = `${w.format[file.format] ?? file.format}${file.byteSize === undefined ? '' : ` (${fileSize(file.byteSize)})`}`
  const extension = file.format === 'json' ? 'json' : file.format === 'csv' ? 'csv' : 'sdmx.csv'
  const link = h(
    'a',
    {
      href: dataLink(file.downloadPath),
      download: `${dataset.id.replace('/', '-')}_${file.key.split('/').at(-1)}.${extension}`,
      'aria-label': w.download(nameOfKey(file, dataset), format),
      'data-format': file.format,
      'data-key': file.key,
      'data-focus': file.downloadPath,
      class: 'button small',
    },
    format,
  )
  link.style.order = String(order.indexOf(file.format))
  return link
}

/** The first lines of a file, read when someone opens it. */
function preview(file: Distribution, name: string): Node {
  const w = words()
  const details = h('details', { class: 'table', 'data-test': 'preview' }, h('summary', {}, w.preview))
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return
    const waiting = h('p', { class: 'hint' }, text().loading)
    details.append(waiting)
    read(file).then(
      rows => waiting.replaceWith(tableOf(rows, w.previewOf(name))),
      error => {
        console.warn(error)
        waiting.textContent = w.previewFailed
      },
    )
  })
  return details
}

async function read({ downloadPath }: Distribution): Promise<string[][]> {
  const response = await fetch(dataLink(downloadPath), { signal: AbortSignal.timeout(20_000) })
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
  return firstRows(await response.text(), previewed)
}

const tableOf = ([head = [], ...rows]: string[][], name: string) =>
  h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name },
    h('table', {}, h('caption', {}, name), h('thead', {}, h('tr', {}, ...head.map(cell => h('th', { scope: 'col' }, cell)))), h('tbody', {}, ...rows.map(row => h('tr', {}, ...row.map(cell => h('td', { class: 'words' }, cell)))))),
  )

/** Words that one takes away by a button: a command, or a citation. */
export function copyable(words_: string, as: 'code' | 'q' = 'code'): Node {
  const w = words()
  const said = h('span', { role: 'status' })
  const copy = h('button', { type: 'button', class: 'button small' }, w.copy)
  copy.addEventListener('click', () => {
    copyText(words_).then(
      () => (said.textContent = w.copied),
      () => (said.textContent = w.copyFailed),
    )
  })
  return h('div', { class: 'copyable' }, h(as, {}, words_), copy, said)
}
