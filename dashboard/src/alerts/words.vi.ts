/** The words of the page of alerts, in Vietnamese; `words.en.ts` follows its shape. */
export const vi = {
  computed: (at: string) =>
    `Trang này tự tính các cảnh báo từ số liệu đã công bố, đến thời điểm ${at}. Ở đây chưa ghi việc ai đã nhận, đang xử lý hay đã xử lý xong.`,
  missing: 'Chưa đọc được một phần số liệu, danh sách có thể chưa đủ.',
  all: 'Tất cả',
  kinds: 'Loại cảnh báo',
  region: 'Vùng',
  unit: 'Đơn vị',
  any: 'Tất cả',
  none: 'Chưa thấy việc gì cần chú ý trong số liệu đã công bố.',
  noneKnown: 'Chưa đọc đủ số liệu để kết luận.',
  noneOfKind: 'Không có cảnh báo loại này.',
  rule: 'Cách xác định',
  count: (n: string) => `${n} cảnh báo`,
  who: (n: string) => `Gồm ${n} nơi`,
  more: (n: string) => `Hiện thêm ${n} dòng`,
  reading: 'Đang tính từ số liệu đã công bố…',
  clear: 'Bỏ lọc',
}

export type Words = typeof vi
