import type { Indicator, Submissions, Total, ValueStatus } from '../model'
import type { ComparedTotal, TotalChange } from '../indicators/model'

/**
 * The sentences of a report, made of figures and of nothing else. A document is Vietnamese whatever the page's language is. Pure:
 * what a sentence says follows from what it is given, and where a figure is missing it says so or is not there.
 */

/** A number as a Vietnamese document writes it. */
export const written = (value: number, decimals = 0): string =>
  value.toLocaleString('vi-VN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** The same with its unit of measure. */
export const withUnit = (value: number, { decimals, unit }: Pick<Indicator, 'decimals' | 'unit'>): string => `${written(value, decimals)}${unit.vi === '%' ? '%' : ` ${unit.vi}`}`

/** "ước đạt 12 hồ sơ": only an estimate is. A preliminary figure says that it is one. */
export function statedFigure(value: number, status: ValueStatus, indicator: Indicator): string {
  const figure = withUnit(value, indicator)
  return status === 'estimate' ? `ước đạt ${figure}` : status === 'preliminary' ? `${figure} (số sơ bộ)` : figure
}

/** "tăng 2,83% so với kỳ trước (tính trên 29 đơn vị có số cả hai kỳ)" */
export function growth(compared: ComparedTotal | undefined, against: string, indicator: Indicator): string | undefined {
  if (!compared) return undefined
  const { difference, percent, statusNow, statusBefore } = compared.change
  const isRate = indicator.unit.vi === '%'
  if (!isRate && percent === undefined) return undefined
  const size = isRate ? difference : percent!
  const basis = `tính trên ${written(compared.units)} đơn vị có số cả hai kỳ${statusNow === 'estimate' || statusBefore === 'estimate' ? ', có số ước' : ''}`
  if (size === 0) return `không thay đổi so với ${against} (${basis})`
  return `${size > 0 ? 'tăng' : 'giảm'} ${written(Math.abs(size), 2)}${isRate ? ' điểm %' : '%'} so với ${against} (${basis})`
}

/** All that is known of a total, in one sentence. */
export function totalSentence(indicator: Indicator, total: Total & { readonly value: number }, change: TotalChange | undefined, owed: number, parts: { top?: Indicator; bottom?: Indicator }): string {
  const ratio =
    total.numerator !== undefined && total.denominator !== undefined && parts.top && parts.bottom
      ? ` (${withUnit(total.numerator, parts.top)} trên ${withUnit(total.denominator, parts.bottom)})`
      : ''
  const year = change?.yearToDate
  const pieces = [
    `${statedFigure(total.value, total.status, indicator)}${ratio}, gồm số liệu của ${written(total.units)} trên ${written(owed)} đơn vị`,
    growth(change?.previous, 'kỳ trước', indicator),
    growth(change?.yearBefore, 'cùng kỳ năm trước', indicator),
    year?.value != null && indicator.accumulation === 'period' && indicator.kind !== 'ratio'
      ? `lũy kế từ đầu năm ${statedFigure(year.value, year.status, indicator)} (${written(year.units)} đơn vị đủ số liệu mọi kỳ)`
      : undefined,
    change?.planShare !== undefined && change.plan !== undefined ? `${total.status === 'estimate' ? 'ước ' : ''}bằng ${written(change.planShare, 2)}% kế hoạch năm (${withUnit(change.plan, indicator)})` : undefined,
  ]
  return `${pieces.filter(piece => piece !== undefined).join('; ')}.`
}

/** Who stands first and last, of a rate that has a good direction and enough units to speak of an order. */
export function extremes(rows: readonly { readonly name: string; readonly value: number; readonly status: ValueStatus }[], indicator: Indicator): string | undefined {
  if (indicator.kind !== 'ratio' || indicator.better === 'none' || rows.length < 6) return undefined
  const said = (some: typeof rows) => some.map(row => `${row.name} (${statedFigure(row.value, row.status, indicator)})`).join(', ')
  const [first, last] = indicator.better === 'up' ? ['Cao nhất', 'thấp nhất'] : ['Thấp nhất', 'cao nhất']
  return `${first}: ${said(rows.slice(0, 3))}; ${last}: ${said(rows.slice(-3))}.`
}

/** What has no figure is said to have none. */
export const missingSentence = (names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : `Chưa có số liệu của kỳ này: ${names.map(lowerFirst).join('; ')}.`

/** How many have reported and how well. */
export function coverageSentence(counts: Submissions['counts'], isOnConfirmation: boolean): string {
  const share = counts.owed > 0 ? ` (${written((100 * counts.received) / counts.owed, 1)}%)` : ''
  const what = isOnConfirmation ? 'đã có báo cáo được xác nhận công bố' : 'đã gửi báo cáo'
  return `Có ${written(counts.received)} trên ${written(counts.owed)} đơn vị ${what}${share}; ${so(counts.onTime)} đủ số liệu bắt buộc trong thời hạn; ${so(counts.complete)} đủ số liệu bắt buộc${counts.faulty ? `; ${written(counts.faulty)} báo cáo phải trả lại hoặc điều chỉnh` : ''}.`
}

const so = (count: number) => (count === 0 ? 'chưa có đơn vị nào' : `${written(count)} đơn vị`)

/** Who has not reported: overdue only after the due instant, and of what is public on confirmation nothing is said of sending. */
export function absentSentence(names: readonly string[], isOverdue: boolean, due: string, isOnConfirmation: boolean): string | undefined {
  if (names.length === 0) return undefined
  const list = names.join(', ')
  if (isOnConfirmation) return `Chưa có báo cáo được xác nhận công bố: ${list}.`
  return isOverdue ? `${written(names.length)} đơn vị đã quá hạn, chưa gửi báo cáo (thời hạn ${due}): ${list}.` : `${written(names.length)} đơn vị chưa gửi báo cáo; thời hạn gửi là ${due}: ${list}.`
}

/** Who sent late. */
export const lateSentence = (names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : `${written(names.length)} đơn vị gửi sau thời hạn: ${names.join(', ')}.`

export const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
export const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
