import { rowsOf } from '../indicators/rows'
import { statusIn, type Changes, type DefinedIndicator, type FormDefinition, type Picture } from '../indicators/model'
import type { Unit } from '../model'
import { figureHash } from '../routes'
import { absentSentence, coverageSentence, extremes, growth, lateSentence, lowerFirst, missingSentence, statedFigure, totalSentence, upperFirst, written } from './sentences'

/** A sentence, and the figure that it says, where it says one. */
export interface Sentence {
  readonly lead?: string
  readonly text: string
  readonly href?: string
}

/** A table of the annex. */
export interface Annex {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A report as it is drafted: everything that a machine can say, and nothing that a person has to. */
export interface Draft {
  /** Whose letterhead it is; nothing where the catalogue does not know the office. */
  readonly organ?: string
  readonly subject: string
  readonly opening: string
  readonly sections: readonly { readonly title: string; readonly isMinor: boolean; readonly sentences: readonly Sentence[] }[]
  readonly annexes: readonly Annex[]
}

/** What a draft is made of. */
export interface Material {
  readonly picture: Picture
  readonly changes?: Changes
  readonly form?: FormDefinition
  /** Whose report it is; all units' where absent. */
  readonly unit?: Unit
  /** An instant and a day as a document writes them. */
  readonly instant: (value: string | number) => string
  readonly day: (value: string) => string
  readonly now: number
}

const numeric = new Set(['count', 'money', 'number', 'ratio', 'sum', 'growth', 'planShare'])

export function draftOf(material: Material): Draft {
  const { picture, form, unit, instant, day } = material
  const period = lowerFirst(picture.period.name.vi)
  const name = upperFirst(picture.form.name.vi.replace(/^báo cáo\s+/i, ''))
  return {
    organ: unit ? undefined : form?.recipient.name.vi.toUpperCase(),
    subject: unit ? `${name}, kỳ ${period}, của ${unit.name.vi}` : `${name}, kỳ ${period}`,
    opening: `Theo số liệu của chế độ báo cáo “${picture.form.name.vi}” cập nhật đến ${instant(picture.asOf)}, số liệu ${period} (từ ngày ${day(picture.period.from)} đến hết ngày ${day(picture.period.to)}) như sau:`,
    sections: unit ? ofUnit(material, unit) : ofAll(material),
    annexes: unit ? [] : annexesOf(material),
  }
}

/** The outline's sections with the indicators that there are, each heading without its old number. */
function outlineOf({ picture, form }: Material): { title: string; indicators: DefinedIndicator[] }[] {
  const find = (codes: readonly string[]) => codes.flatMap(code => picture.indicators.filter(each => each.code === code && numeric.has(each.kind)))
  const outline = form?.outline ?? [{ title: { vi: 'Số liệu', en: '' }, indicators: picture.indicators.map(each => each.code) }]
  return outline.map(({ title, indicators }) => ({ title: title.vi.replace(/^[IVX]+\.\s*/, ''), indicators: find(indicators) })).filter(section => section.indicators.length > 0)
}

function ofAll(material: Material): Draft['sections'] {
  const { picture } = material
  return [
    { title: 'I. TÌNH HÌNH GỬI BÁO CÁO', isMinor: false, sentences: sendingOf(material).map(text => ({ text })) },
    { title: 'II. SỐ LIỆU', isMinor: false, sentences: [] },
    ...outlineOf(material).map(({ title, indicators }, index) => {
      const given = indicators.filter(each => picture.totals[each.code]?.value != null)
      const missing = missingSentence(indicators.filter(each => picture.totals[each.code]?.value == null).map(each => each.name.vi))
      return { title: `${index + 1}. ${title}`, isMinor: true, sentences: [...given.map(each => totalOf(each, material)), ...(missing ? [{ text: missing }] : [])] }
    }),
  ]
}

function sendingOf({ picture, instant, now }: Material): string[] {
  const { counts, period, form } = picture
  if (!counts) return [`Số liệu do hệ thống tổng hợp từ các kỳ ${picture.windows?.join(', ') ?? ''} của chế độ báo cáo ${picture.derivedFrom ?? ''}; không đơn vị nào phải gửi riêng.`]
  const isOnConfirmation = form.publish === 'confirmation'
  const names = (wanted: (unit: Unit) => boolean) => picture.units.filter(wanted).map(unit => unit.name.vi)
  const late = lateSentence(names(unit => picture.figures.get(unit.id)?.report?.onTime === false))
  const absent = absentSentence(names(unit => !picture.figures.has(unit.id)), now > Date.parse(period.due), instant(period.due), isOnConfirmation)
  const many = picture.pages?.length ? `Danh sách ${written(counts.owed)} đơn vị không in ở đây; xem trang Chỉ tiêu và dữ liệu mở.` : undefined
  return [coverageSentence(counts, isOnConfirmation), late, absent, many].filter(text => text !== undefined)
}

function totalOf(indicator: DefinedIndicator, { picture, changes }: Material): Sentence {
  const total = picture.totals[indicator.code]!
  const find = (code: string | undefined) => picture.indicators.find(each => each.code === code)
  const text = totalSentence(indicator, { ...total, value: total.value! }, changes?.national[indicator.code], picture.counts?.owed ?? picture.units.length, { top: find(indicator.numerator), bottom: find(indicator.denominator) })
  const rows = rowsOf(indicator, picture, undefined, [], true).flatMap(({ unit, value, status }) => (value === undefined ? [] : [{ name: unit.name.vi, value, status: status! }]))
  const order = extremes(rows, indicator)
  return { lead: indicator.name.vi, text: order ? `${text} ${order}` : text, href: figureHash(indicator.code, picture.form.code, picture.period.code) }
}

/** A unit's own report: what it sent, when, and how each figure stands. */
function ofUnit(material: Material, unit: Unit): Draft['sections'] {
  const { picture, instant, now } = material
  const figures = picture.figures.get(unit.id)
  const report = figures?.report
  const isOnConfirmation = picture.form.publish === 'confirmation'
  const sent = report
    ? [
        `Báo cáo được tiếp nhận lúc ${instant(report.received)}, ${report.onTime ? 'đúng hạn' : 'sau thời hạn'} (thời hạn ${instant(picture.period.due)})${report.revision > 1 ? `, điều chỉnh lần thứ ${report.revision - 1}` : ''}; số liệu bắt buộc ${report.complete ? 'đủ' : 'chưa đủ'}. Mã băm xác nhận tiếp nhận: ${report.hash}.`,
      ]
    : [figures ? 'Số liệu do hệ thống tổng hợp từ các báo cáo mà đơn vị đã gửi.' : absentSentence([unit.name.vi], now > Date.parse(picture.period.due), instant(picture.period.due), isOnConfirmation)!]
  const sending = { title: 'I. TÌNH HÌNH GỬI BÁO CÁO', isMinor: false, sentences: sent.map(text => ({ text })) }
  if (!figures) return [sending]
  const sections = outlineOf(material).map(({ title, indicators }, index) => {
    const given = indicators.filter(each => figures.values[each.code] != null)
    const missing = missingSentence(indicators.filter(each => figures.values[each.code] == null).map(each => each.name.vi))
    return { title: `${index + 1}. ${title}`, isMinor: true, sentences: [...given.map(each => unitFigure(each, unit, material)), ...(missing ? [{ text: missing }] : [])] }
  })
  return [sending, { title: 'II. SỐ LIỆU', isMinor: false, sentences: [] }, ...sections]
}

function unitFigure(indicator: DefinedIndicator, unit: Unit, { picture, changes }: Material): Sentence {
  const figures = picture.figures.get(unit.id)!
  const change = changes?.units[unit.id]?.[indicator.code]
  const among = picture.units.filter(each => picture.figures.get(each.id)?.values[indicator.code] != null).length
  // Of a rate only the per cent of the earlier rate is published, which a reader would take for percentage points.
  const said = (percent: number | undefined, against: string) =>
    percent === undefined || indicator.unit.vi === '%' ? undefined : percent === 0 ? `không thay đổi so với ${against}` : `${percent > 0 ? 'tăng' : 'giảm'} ${written(Math.abs(percent), 2)}% so với ${against}`
  const pieces = [
    statedFigure(figures.values[indicator.code]!, statusIn(figures, indicator.code), indicator),
    said(change?.previous, 'kỳ trước'),
    said(change?.yearBefore, 'cùng kỳ năm trước'),
    change?.rank !== undefined ? `xếp thứ ${written(change.rank)} trong ${written(among)} đơn vị có số liệu` : undefined,
  ]
  return { lead: indicator.name.vi, text: `${pieces.filter(piece => piece !== undefined).join('; ')}.`, href: figureHash(indicator.code, picture.form.code, picture.period.code, unit.id) }
}

const statusWords = { estimate: 'ước', preliminary: 'sơ bộ', official: 'chính thức' }

function annexesOf(material: Material): Annex[] {
  const { picture, changes } = material
  const owed = written(picture.counts?.owed ?? picture.units.length)
  const indicators = outlineOf(material).flatMap(section => section.indicators)
  const short = (words: string | undefined) => (words === undefined ? '–' : words.replace(/ so với .*/, ''))
  const all: Annex = {
    title: 'Số liệu theo chỉ tiêu',
    head: ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Giá trị', 'Mức độ', 'Số đơn vị có số liệu', 'So với kỳ trước', 'So với cùng kỳ năm trước'],
    rows: indicators.map((indicator, index) => {
      const total = picture.totals[indicator.code]
      const change = changes?.national[indicator.code]
      return [
        String(index + 1), `${indicator.name.vi} (${indicator.code})`, indicator.unit.vi, total?.value == null ? 'chưa có số liệu' : written(total.value, indicator.decimals), total?.value == null ? '–' : statusWords[total.status],
        `${written(total?.units ?? 0)}/${owed}`, short(growth(change?.previous, 'kỳ trước', indicator)), short(growth(change?.yearBefore, 'cùng kỳ năm trước', indicator)),
      ]
    }),
  }
  const regions = Object.keys(picture.regions)
  const rates = indicators.filter(each => each.kind === 'ratio' && picture.totals[each.code]?.value != null)
  if (regions.length === 0 || rates.length === 0) return [all]
  return [
    all,
    {
      title: 'Các tỷ lệ theo vùng',
      head: ['Tỷ lệ', ...regions],
      rows: rates.map(indicator => [
        `${indicator.name.vi} (${indicator.code})`,
        ...regions.map(region => {
          const total = picture.regions[region]?.[indicator.code]
          return total?.value == null ? 'chưa có' : `${total.status === 'estimate' ? 'ước ' : ''}${written(total.value, indicator.decimals)}${indicator.unit.vi === '%' ? '%' : ''} (${written(total.units)} đơn vị)`
        }),
      ]),
    },
  ]
}
