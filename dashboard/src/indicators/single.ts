import { facts, h } from '../dom'
import { dataLink, day, figureWithUnit, instant, number } from '../format'
import { icon } from '../icons'
import { nameOf, text } from '../i18n'
import { now } from '../load'
import { reportState } from '../model'
import { hashOf } from '../routes'
import { statusBadge } from '../view/status'
import { bigFigure } from './figure'
import type { Detail } from './opening'
import type { Row } from './rows'
import { unitChangeWords } from './unit-change'
import { words } from './words'

/** A unit's figure with all that is known of where it comes from. */
export function singlePanel(detail: Detail, unitId: string, rows: readonly Row[]): HTMLElement {
  const w = words()
  const row = rows.find(each => each.unit.id === unitId)
  const known = row?.unit ?? detail.picture.units.find(each => each.id === unitId) ?? detail.units.find(each => each.id === unitId)
  const panel = (...content: (Node | false)[]) =>
    h('section', { class: 'panel single', 'aria-labelledby': 'single', 'data-test': 'single', 'data-unit': unitId }, h('h2', { id: 'single' }, known ? w.singleOf(nameOf(known.name)) : w.single), ...content)
  return row ? panel(...figureOf(detail, row)) : panel(h('p', { class: 'blank' }, w.unknownUnit))
}

function figureOf(detail: Detail, row: Row): (Node | false)[] {
  const [t, w] = [text(), words()]
  const { indicator, picture } = detail
  const { form, period } = picture
  const report = row.figures?.report
  const state = reportState(report, period, now())
  const isReleasedOnly = form.publish === 'confirmation' && !report
  return [
    h(
      'div',
      { class: 'single-head' },
      row.value === undefined ? h('p', { class: 'no-value' }, t.noValue) : bigFigure(row.value, row.status, indicator),
      row.status ? statusBadge(row.status) : false,
      !row.summed && !picture.derivedFrom && !isReleasedOnly && h('p', { class: 'standing', 'data-state': state }, icon(state), t.reportStateLong[state]),
    ),
    row.summed ? h('p', { class: 'hint' }, w.summedOf(row.summed.map(each => nameOf(each.name)).join(', '))) : false,
    !row.summed && row.value === undefined && h('p', { class: 'hint' }, report ? w.notGiven : isReleasedOnly ? w.notReleased : w.notSent),
    facts([
      [t.rank, row.rank && number(row.rank)],
      [w.changePrevious, unitChangeWords(detail, row, 'previous')],
      [w.changeYear, unitChangeWords(detail, row, 'yearBefore')],
      [w.allotted, row.change?.plan !== undefined && figureWithUnit(row.change.plan, indicator)],
      [w.reached, row.change?.planShare !== undefined && `${number(row.change.planShare, 2)}%`],
      [t.form, `${nameOf(form.name)} (${form.code}, ${t.version(form.version)})`],
      [t.window, `${day(period.from)} – ${day(period.to)}`],
      [t.due, instant(period.due)],
      [t.receivedAt, report && h('time', { datetime: report.received, 'data-test': 'received-at' }, instant(report.received))],
      [t.revision, report && (report.revision > 1 ? t.revisionOf(report.revision) : t.firstRevision)],
      [t.completeLabel, report && (report.complete ? t.complete : t.missing)],
      [t.receiptHash, report && h('code', { class: 'hash', 'data-test': 'hash' }, report.hash)],
      [t.snapshotSequence, report?.sequence],
      [t.asOf, instant(picture.asOf)],
    ]),
    report
      ? h(
          'details',
          { class: 'table' },
          h('summary', { 'data-focus': 'verify' }, w.verifyTitle),
          h('ol', { class: 'steps' }, ...[w.verify1, w.verify2, w.verify3].map(words => h('li', {}, words))),
          h('p', {}, h('a', { href: './jwks.json' }, w.keys)),
        )
      : false,
    h(
      'p',
      { class: 'links-line' },
      h('a', { href: dataLink(picture.entry.path) }, t.raw),
      h('a', { href: hashOf('documents', form.code, period.code, row.unit.id) }, w.otherFigures),
      h('a', { href: hashOf('unit', row.unit.id) }, w.unitPage),
    ),
  ]
}
