import { h } from '../dom'
import { number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { hashOf } from '../routes'
import { addressOf, views, type View } from './address'
import { comparePanel } from './compare'
import { distributionPanel } from './distribution'
import { mapPanel } from './map'
import { mergersPanel } from './mergers'
import type { Detail } from './opening'
import { publishedPanel } from './published'
import { rankingPanel } from './ranking'
import { isBeforeMergers, rowsOf } from './rows'
import { singlePanel } from './single'
import { changeTiles, definitionBox, wholeTile } from './summary'
import { tablePanel } from './table'
import { trendPanel } from './trend'
import { unitPicker } from './unit-picker'
import { words } from './words'

/** An indicator in a period: what it is, the country's figure, the chosen units', and the view that the address names. */
export function detailView(detail: Detail, isReadingPages: boolean, readPages: () => void): Node[] {
  const { at, indicator, picture, published, units } = detail
  const rows = rowsOf(indicator, picture, detail.series, units, at.asReported, detail.changes?.units)
  const hasPages = !!picture.pages && picture.pages.length > 0
  const choosable = at.asReported ? picture.units : rows.map(row => row.unit)
  // The total is of those who reported, whatever they have become.
  const reported = at.asReported ? rows : rowsOf(indicator, picture, undefined, units, true)
  return [
    head(detail, !hasPages && unitPicker(at, choosable)),
    h('div', { class: 'tiles summary' }, wholeTile(detail, reported), ...changeTiles(detail)),
    at.units.length === 1 && !hasPages && singlePanel(detail, at.units[0]!, rows),
    viewsNav(detail),
    ...viewOf(detail, rows, hasPages, isReadingPages, readPages),
    ...published.map(({ group, series }) => publishedPanel(series, group)),
    definitionBox(detail),
  ].filter(part => part instanceof Node)
}

function head({ at, indicator, picture, periods, definition, units, series }: Detail, picker: Node | false): Node {
  const [t, w] = [text(), words()]
  const section = definition?.outline.find(each => each.indicators.includes(indicator.code))
  const select = h(
    'select',
    { id: 'pick-period', 'data-focus': 'period', 'data-test': 'period-picker' },
    ...periods.map(code => h('option', { value: code, selected: code === picture.period.code }, periodName(code))),
  )
  select.addEventListener('change', () => (location.hash = addressOf(at, { period: select.value })))
  const hasShapes = isBeforeMergers(picture, units) || (series?.successors.length ?? 0) > 0
  return h(
    'div',
    { class: 'indicator-head' },
    h('p', { class: 'eyebrow' }, h('a', { href: hashOf('indicators') }, w.back), section?.title && ` · ${nameOf(section.title)}`),
    h('h1', {}, nameOf(indicator.name), ' ', h('small', { class: 'code' }, indicator.code)),
    h('p', { class: 'hint' }, nameOf(picture.form.name)),
    h(
      'div',
      { class: 'pickers' },
      h('div', { class: 'picker' }, h('label', { for: 'pick-period' }, t.period), select),
      hasShapes &&
        h(
          'div',
          { class: 'picker' },
          h('span', { class: 'label', id: 'shape' }, w.shapeLabel),
          h(
            'div',
            { class: 'segmented', role: 'group', 'aria-labelledby': 'shape' },
            ...[false, true].map(asReported =>
              h(
                'a',
                { href: addressOf(at, { asReported }), 'aria-current': at.asReported === asReported && 'true', 'data-focus': `shape-${asReported}`, 'data-test': asReported ? 'as-reported' : 'as-successors' },
                asReported ? w.reportedView : w.successorView,
              ),
            ),
          ),
        ),
      picker,
    ),
  )
}

function viewsNav({ at }: Detail): Node {
  const w = words()
  return h(
    'nav',
    { class: 'views', 'aria-label': w.viewsLabel },
    h('ul', {}, ...views.map(view => h('li', {}, h('a', { href: addressOf(at, { view }), 'aria-current': at.view === view && 'page', 'data-view-link': view, 'data-focus': `view-${view}` }, w.view[view])))),
  )
}

/** Of a form with pages only what needs no single unit is shown before they are read. */
function viewOf(detail: Detail, rows: ReturnType<typeof rowsOf>, hasPages: boolean, isReadingPages: boolean, readPages: () => void): Node[] {
  const w = words()
  const view: Record<View, () => Node[]> = {
    'tong-hop': () => (hasPages ? [trendPanel(detail, true)] : [h('div', { class: 'two' }, h('div', { class: 'stack' }, trendPanel(detail, false), distributionPanel(detail, rows)), mapPanel(detail, rows))]),
    'xu-huong': () => [trendPanel(detail, true)],
    'ban-do': () => [mapPanel(detail, rows)],
    'xep-hang': () => [rankingPanel(detail, rows)],
    'phan-bo': () => [distributionPanel(detail, rows)],
    'so-sanh': () => [comparePanel(detail, rows)],
    'sap-nhap': () => [mergersPanel(detail)],
    bang: () => [tablePanel(detail, rows)],
  }
  const needsUnits = !['tong-hop', 'xu-huong', 'sap-nhap', 'ban-do'].includes(detail.at.view)
  if (!hasPages || !needsUnits) return view[detail.at.view]()
  const button = h('button', { type: 'button', class: 'button', disabled: isReadingPages, 'data-focus': 'read-pages', 'data-test': 'read-pages', onclick: readPages }, isReadingPages ? w.readingPages : w.readPages)
  return [h('section', { class: 'panel blank' }, h('p', {}, w.manyUnits(number(detail.picture.counts?.owed ?? 0))), button)]
}

/** Without any report: what others have published stands alone. */
export function publishedOnlyView(code: string, published: Detail['published']): Node[] {
  const w = words()
  const first = published[0]!
  return [
    h('p', { class: 'eyebrow' }, h('a', { href: hashOf('indicators') }, w.back)),
    h('h1', {}, nameOf(first.series.name), ' ', h('small', { class: 'code' }, code)),
    h('p', { class: 'hint' }, w.onlyPublished),
    ...published.map(({ group, series }) => publishedPanel(series, group)),
  ]
}
