/** Where a tile stands on the map. */
export interface Tile {
  /** A name that fits the tile. */
  readonly name: string
  /** From the west. */
  readonly column: number
  /** From the north. */
  readonly row: number
}

/**
 * The 34 provinces and cities since 1 July 2025 as equal tiles, by the id of the unit. North is up; a province's tile touches, by a
 * side or a corner, those of nearly all provinces that it borders on.
 */
export const tiles: Readonly<Record<string, Tile>> = {
  '12': { name: 'Lai Châu', column: 1, row: 1 },
  '15': { name: 'Lào Cai', column: 2, row: 1 },
  '08': { name: 'Tuyên Quang', column: 3, row: 1 },
  '04': { name: 'Cao Bằng', column: 4, row: 1 },
  '11': { name: 'Điện Biên', column: 1, row: 2 },
  '14': { name: 'Sơn La', column: 2, row: 2 },
  '25': { name: 'Phú Thọ', column: 3, row: 2 },
  '19': { name: 'Thái Nguyên', column: 4, row: 2 },
  '20': { name: 'Lạng Sơn', column: 5, row: 2 },
  '01': { name: 'Hà Nội', column: 3, row: 3 },
  '24': { name: 'Bắc Ninh', column: 4, row: 3 },
  '22': { name: 'Quảng Ninh', column: 5, row: 3 },
  '37': { name: 'Ninh Bình', column: 3, row: 4 },
  '33': { name: 'Hưng Yên', column: 4, row: 4 },
  '31': { name: 'Hải Phòng', column: 5, row: 4 },
  '38': { name: 'Thanh Hóa', column: 2, row: 4 },
  '40': { name: 'Nghệ An', column: 2, row: 5 },
  '42': { name: 'Hà Tĩnh', column: 3, row: 6 },
  '44': { name: 'Quảng Trị', column: 3, row: 7 },
  '46': { name: 'Huế', column: 4, row: 8 },
  '48': { name: 'Đà Nẵng', column: 4, row: 9 },
  '51': { name: 'Quảng Ngãi', column: 5, row: 10 },
  '52': { name: 'Gia Lai', column: 5, row: 11 },
  '66': { name: 'Đắk Lắk', column: 5, row: 12 },
  '56': { name: 'Khánh Hòa', column: 5, row: 13 },
  '68': { name: 'Lâm Đồng', column: 4, row: 13 },
  '75': { name: 'Đồng Nai', column: 3, row: 13 },
  '80': { name: 'Tây Ninh', column: 2, row: 13 },
  '79': { name: 'TP. HCM', column: 3, row: 14 },
  '82': { name: 'Đồng Tháp', column: 2, row: 14 },
  '91': { name: 'An Giang', column: 1, row: 15 },
  '92': { name: 'Cần Thơ', column: 2, row: 15 },
  '86': { name: 'Vĩnh Long', column: 3, row: 15 },
  '96': { name: 'Cà Mau', column: 1, row: 16 },
}

/** The special zones at sea that every map of Viet Nam names, each part of the province that administers it. */
export const islands = [
  { name: 'Hoàng Sa', unit: '48', of: 'Đà Nẵng', column: 6, row: 8 },
  { name: 'Trường Sa', unit: '56', of: 'Khánh Hòa', column: 6, row: 14 },
] as const

/** How large the map is. */
export const mapSize = { columns: 6, rows: 16 } as const
