import type { Line } from '../attention/gather'
import type { Item } from '../attention/item'
import { withUnit, written } from '../documents/sentences'
import { instant } from '../format'
import { hashOf } from '../routes'

/** A letter that asks whom it concerns to act. */
export interface Reminder {
  readonly subject: string
  readonly text: string
}

/** Of more units than this the greeting names none: the list does. */
const named = 4

/**
 * The letter about a line of what needs attention. It is Vietnamese whatever the page's language is, like other documents. Pure: it says
 * what the line says and nothing else.
 */
export function reminderOf({ items }: Line, now: number, link: (hash: string) => string): Reminder {
  const item = items[0]!
  const { subject, opening, ask } = partsOf(items, instant(now), link)
  const listed = items.map(each => `- ${lineOf(each, dueOfAll(items) !== undefined)}`).join('\n')
  return { subject, text: [`Kính gửi: ${recipients(items)}`, `${opening}\n${listed}`, ask, `Xem số liệu: ${link(item.href)}`, 'Trường hợp đã xử lý sau thời điểm nêu trên, đề nghị bỏ qua nội dung này.'].join('\n\n') }
}

function recipients(items: readonly Item[]): string {
  const names = [...new Set(items.flatMap(({ unit }) => (unit ? [unit.name.vi] : [])))]
  if (names.length === 0) return items[0]!.rule === 'poller' ? 'Đơn vị vận hành NhipSo' : 'Các đơn vị liên quan'
  return names.length > named ? 'Các đơn vị có tên dưới đây' : names.join('; ')
}

interface Parts {
  readonly subject: string
  readonly opening: string
  readonly ask: string
}

function partsOf(items: readonly Item[], at: string, link: (hash: string) => string): Parts {
  const item = items[0]!
  const due = dueOfAll(items)
  const until = due ? `, thời hạn ${instant(due)},` : ''
  const of = 'form' in item ? `${item.form.name.vi}, ${item.period.name.vi}` : ''
  const report = 'form' in item ? link(hashOf('reporting', item.form.code, item.period.code)) : ''
  switch (item.rule) {
    case 'overdue':
      return { subject: `Đôn đốc gửi ${of}`, opening: `Đến ${at}, NhipSo chưa tiếp nhận ${of}${until} của:`, ask: `Đề nghị gửi báo cáo tại: ${report}\nNếu có vướng mắc, đề nghị phản hồi để được hướng dẫn.` }
    case 'due-soon':
      return { subject: `Sắp đến hạn gửi ${of}`, opening: `Đến ${at}, NhipSo chưa tiếp nhận ${of}${until} của:`, ask: `Đề nghị gửi báo cáo đúng hạn tại: ${report}` }
    case 'incomplete':
      return { subject: `Bổ sung số liệu ${of}`, opening: `Đến ${at}, ${of} đã tiếp nhận nhưng còn thiếu số liệu bắt buộc của:`, ask: `Đề nghị bổ sung và gửi lại tại: ${report}` }
    case 'behind-plan':
      return { subject: `Tiến độ kế hoạch năm: ${item.indicator.name.vi}`, opening: `Theo ${of}, chỉ tiêu sau chậm so với kế hoạch năm:`, ask: 'Đề nghị các đơn vị được giao kế hoạch rà soát tiến độ, báo cáo nguyên nhân và giải pháp.' }
    case 'fell':
    case 'rose':
      return { subject: `Kiểm tra số liệu: ${item.indicator.name.vi}`, opening: `Theo ${of}, chỉ tiêu «${item.indicator.name.vi}» thay đổi nhiều so với kỳ trước:`, ask: `Đề nghị kiểm tra lại; nếu số liệu chưa đúng, đề nghị gửi bản điều chỉnh kèm lý do tại: ${report}` }
    case 'gap':
      return { subject: `Chênh lệch số báo cáo và số đo: ${item.indicator.name.vi}`, opening: `Theo kết quả đối soát ${of}, chỉ tiêu «${item.indicator.name.vi}» chênh lệch quá mức cho phép:`, ask: `Đề nghị kiểm tra, giải trình hoặc điều chỉnh tại: ${link(hashOf('reporting', 'doi-soat'))}` }
    case 'poller':
      return { subject: 'Hệ thống đo tạm ngừng', opening: `Đến ${at}, tình trạng như sau:`, ask: 'Đề nghị kiểm tra và cho hệ thống đo chạy lại.' }
    default:
      return { subject: 'Kiểm tra kết nối của hệ thống', opening: `Đến ${at}, NhipSo không có số đo mới của:`, ask: 'Đề nghị cơ quan chủ quản kiểm tra và khôi phục kết nối.' }
  }
}

/** The instant that all of them are due at, or nothing where they differ. */
function dueOfAll(items: readonly Item[]): string | undefined {
  const dues = new Set(items.map(item => (item.kind === 'reports' && item.rule !== 'incomplete' ? item.due : undefined)))
  return dues.size === 1 ? [...dues][0] : undefined
}

function lineOf(item: Item, isDueSaid: boolean): string {
  const unit = item.unit?.name.vi
  switch (item.rule) {
    case 'overdue':
    case 'due-soon':
      return `${unit ?? `${written(item.count)} đơn vị`}${isDueSaid ? '' : ` (thời hạn ${instant(item.due)})`}`
    case 'incomplete':
      return `${unit ?? ''}${item.since ? ` (tiếp nhận lúc ${instant(item.since)})` : ''}`
    case 'behind-plan':
      return `${item.indicator.name.vi}: đạt ${written(item.share, 1)}% kế hoạch năm khi đã qua ${written(item.passed, 1)}% thời gian của năm`
    case 'fell':
    case 'rose':
      return `${unit ?? 'Cả nước'}: ${item.rule === 'fell' ? 'giảm' : 'tăng'} ${written(Math.abs(item.percent), 1)}% so với kỳ trước`
    case 'gap':
      return `${unit ?? ''}: số báo cáo ${withUnit(item.reported, item.indicator)}, số đo ${withUnit(item.measured, item.indicator)}`
    case 'poller':
      return `Hệ thống đo của NhipSo tạm ngừng${item.since ? ` từ ${instant(item.since)}` : ''}`
    default:
      return `${item.source?.name.vi ?? ''}${unit ? `, cơ quan chủ quản: ${unit}` : ''}${item.since ? ` (từ ${instant(item.since)})` : ''}`
  }
}
