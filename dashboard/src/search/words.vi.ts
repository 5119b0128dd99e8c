import type { Sort } from './find'

export const vi = {
  sort: { unit: 'Đơn vị', indicator: 'Chỉ tiêu', page: 'Trang' } satisfies Record<Sort, string>,
  now: (name: string) => `nay là ${name}`,
  ended: 'đã kết thúc',
  code: (code: string) => `mã ${code}`,
  none: (query: string) => `Không tìm thấy “${query}”. Thử tên khác, không cần dấu.`,
  found: (n: number) => `${n} kết quả`,
  namesFailed: 'Chưa tải được danh mục tên; chỉ tìm được tên trang.',
}

export type Words = typeof vi
