/** Words of page Báo cáo. */
export const vi = {
  intro: 'Chọn chế độ báo cáo và kỳ. Hệ thống lập dự thảo báo cáo từ số liệu công bố; người có thẩm quyền xem, sửa và ký.',
  none: 'Chưa có kỳ báo cáo nào để lập dự thảo',
  noneHint: 'Dự thảo lập được khi có kỳ báo cáo được công bố.',
  received: (n: string, all: string) => `${n}/${all} đơn vị`,
  bare: 'Chưa có báo cáo nào',
  noReport: 'chưa có báo cáo',
  derived: 'hệ thống tổng hợp',
  earlier: (n: number) => `${n} kỳ trước`,
  draft: 'Dự thảo do hệ thống lập từ số liệu công bố',
  draftHint: 'Số, ký hiệu, địa danh, ngày tháng, nơi nhận, chữ ký và dấu để trống. Mỗi con số dẫn đến nguồn của nó. Câu nào không có số liệu thì không viết.',
  language: '',
  print: 'In hoặc lưu thành PDF',
  printHint: 'Chọn máy in “Lưu thành PDF” để có tệp.',
  back: 'Tất cả báo cáo',
  unit: 'Báo cáo của',
  all: 'Tổng hợp tất cả đơn vị',
  unknown: 'Không có số liệu công bố của kỳ này',
  unknownUnit: 'Đơn vị này không có trong kỳ báo cáo đang xem',
  noFigures: 'Kỳ này chưa có báo cáo nào, nên dự thảo chỉ nói tình hình gửi.',
  source: 'nguồn số liệu',
}

export type Words = typeof vi
