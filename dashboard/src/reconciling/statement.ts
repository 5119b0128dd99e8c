import { h } from '../dom'
import { dataLink, instant, number } from '../format'
import { nameOf } from '../i18n'
import { figureHash } from '../routes'
import { ownBlock, type BlockFigures, type Compared, type Reconciliation } from './model'
import { distance, figureOf, shareOf } from './values'
import { words } from './words'

/** What the two sides come to, in words. */
export function statement(snapshot: Reconciliation, compared: Compared, path: string | undefined): Node[] {
  const w = words()
  const { indicator, both, withheld } = compared
  const who = w.kinds[snapshot.unitKind] ?? snapshot.unitKind
  const block = ownBlock(compared, snapshot)
  return [
    h('p', { class: 'statement', 'data-test': 'statement' }, sentence(who, compared, block)),
    both &&
      h(
        'p',
        { class: 'statement-gap' },
        both.gap === 0 ? w.same : w.apart(distance(both.gap, indicator), both.gap > 0),
        ' ',
        w.basis(number(both.units), number(snapshot.owing)),
      ),
    withheld > 0 && h('p', { class: 'hint', 'data-test': 'withheld' }, w.withheld(number(withheld))),
    h('p', { class: 'as-of' }, snapshot.reconciled && `${w.reconciled(instant(snapshot.reconciled))} `, path && h('a', { href: dataLink(path) }, w.raw)),
  ].filter(part => part instanceof Node)
}

function sentence(who: string, { indicator, both }: Compared, block: BlockFigures | undefined): string {
  const w = words()
  if (both) return w.statement(who, figureOf(both.reported, indicator), figureOf(both.measured, indicator))
  if (block?.reported && !block.measured) return w.onlyReported(who, figureOf(block.reported.value, indicator))
  if (block?.measured && !block.reported) return w.onlyMeasured(who, figureOf(block.measured.value, indicator))
  return w.nothingToSay
}

/** The nation, the ministries, the provinces: coverage beside each measured figure. */
export function blocks(snapshot: Reconciliation, { indicator, blocks }: Compared): Node[] {
  const w = words()
  if (blocks.length === 0) return []
  const order = ['nation', 'ministry', 'province']
  const placed = [...blocks].sort((a, b) => order.indexOf(a.kind ?? 'nation') - order.indexOf(b.kind ?? 'nation'))
  const side = (name: string, total: BlockFigures['reported'], more: Node | false) =>
    h(
      'div',
      {},
      h('dt', {}, name),
      h(
        'dd',
        {},
        total?.value == null ? '–' : h('data', { value: total.value }, figureOf(total.value, indicator)),
        total && h('small', {}, w.unitsIn(number(total.units)), total.numerator !== undefined && total.denominator !== undefined && ` · ${w.part(number(total.numerator), number(total.denominator))}`),
        more,
      ),
    )
  return [
    h('h2', { id: 'blocks' }, w.blocks),
    h(
      'ul',
      { class: 'block-figures' },
      ...placed.map(({ kind, reported, measured, coverage }) =>
        h(
          'li',
          { 'data-block': kind ?? 'nation' },
          h('h3', {}, w.kinds[kind ?? 'nation'] ?? kind),
          h(
            'dl',
            {},
            side(w.reported, reported, kind === snapshot.unitKind && h('small', {}, h('a', { href: figureHash(indicator.code, snapshot.form.code, snapshot.period.code) }, w.figure))),
            side(w.measured, measured, coverage !== undefined && h('small', {}, w.coverageOf(shareOf(coverage.share)))),
          ),
        ),
      ),
    ),
  ]
}

/** What of the national gap goes back to which cause. */
export function explained({ indicator, both }: Compared): Node[] {
  const w = words()
  if (!both) return []
  const title = h('h2', { id: 'explained' }, w.explained)
  const rows = [
    ...both.explained.map(({ cause, units, gap }) => ({ name: cause ? (causeNames()[cause] ?? cause) : w.dataDoNotTell, units, gap })),
    ...(both.withinTolerance === 0 ? [] : [{ name: w.within, units: 0, gap: both.withinTolerance }]),
  ]
  if (both.gap === 0 || rows.length === 0) return [title, h('p', { class: 'hint' }, w.noGap)]
  const most = Math.max(...rows.map(({ gap }) => Math.abs(gap)))
  return [
    title,
    h('p', { class: 'hint' }, w.explainedHint),
    h(
      'ul',
      { class: 'shares-of-gap', 'data-test': 'explained' },
      ...rows.map(({ name, units, gap }) => {
        const bar = h('span', { class: gap < 0 ? 'negative' : '' })
        bar.style.inlineSize = `${(Math.abs(gap) / most) * 100}%`
        return h(
          'li',
          {},
          h('p', {}, h('strong', {}, name), units > 0 && h('small', {}, w.unitsIn(number(units)))),
          h('p', { class: 'gap-figure' }, h('strong', {}, `${gap < 0 ? '−' : '+'}${distance(gap, indicator)}`), h('small', {}, w.share(number((gap / both.gap) * 100, 1)))),
          h('div', { class: 'gap-bar', 'aria-hidden': 'true' }, bar),
        )
      }),
    ),
  ]
}

const causeNames = (): Record<string, string> => Object.fromEntries(Object.entries(causes).map(([code, name]) => [code, nameOf(name)]))

/** As the API calls them. */
const causes = {
  staleFigure: { vi: 'Số của kỳ trước', en: 'The figure of an earlier period' },
  unitSlip: { vi: 'Nhầm đơn vị tính (×10, ×100, ×1.000, …)', en: 'Another unit of measure (×10, ×100, ×1,000, …)' },
  cumulative: { vi: 'Số lũy kế ghi vào số trong kỳ', en: "A figure since the beginning of the year entered for the period's" },
  notCumulative: { vi: 'Số trong kỳ ghi vào số lũy kế', en: "The period's figure entered for the one since the beginning of the year" },
  otherDenominator: { vi: 'Mẫu số khác', en: 'Another denominator' },
  otherCount: { vi: 'Số của chỉ tiêu khác', en: 'The count of another indicator' },
  otherThings: { vi: 'Đếm người, tài khoản hoặc đối tượng khác', en: 'People, accounts or other things were counted' },
  otherWindow: { vi: 'Thời gian chốt số liệu khác', en: 'Other days' },
  mergedUnit: { vi: 'Thiếu đơn vị sau sáp nhập', en: 'A part of a merged unit' },
  extraDossiers: { vi: 'Tính cả hồ sơ rút, hủy, trùng, nhập thử', en: 'Cancelled, double or tried dossiers were counted' },
  syncLag: { vi: 'Đồng bộ chậm', en: 'Systems pass their figures on late' },
  restatedMeasurement: { vi: 'Số đo đã được tính lại', en: 'The measurement was restated' },
  lowCoverage: { vi: 'Chưa đo đủ hệ thống, dịch vụ', en: 'Not all systems or services are measured' },
  serviceClass: { vi: 'Phân loại dịch vụ toàn trình chưa đúng', en: 'Services are classed wrongly as end-to-end' },
  intakeChannel: { vi: 'Kênh tiếp nhận (nhập hộ, bưu chính)', en: 'The channel of intake (entered for citizens, by post)' },
  reportWrong: { vi: 'Báo cáo sai', en: 'The report is wrong' },
  measurementWrong: { vi: 'Số đo sai', en: 'The measurement is wrong' },
  other: { vi: 'Nguyên nhân khác', en: 'Something else' },
}
