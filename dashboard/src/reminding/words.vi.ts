/** The words around a reminder, in Vietnamese; `words.en.ts` follows its shape. */
export const vi = {
  title: 'Soạn nội dung nhắc',
  hint: 'Nội dung lập từ số liệu đã công bố, có thể sửa trước khi dùng. NhipSo không tự gửi và không lưu nội dung này.',
  subject: 'Tiêu đề',
  text: 'Nội dung',
  copy: 'Sao chép',
  copied: 'Đã sao chép.',
  copyFailed: 'Trình duyệt không cho sao chép: nội dung đã được chọn, nhấn Ctrl+C.',
  mail: 'Mở trong thư điện tử',
  tooLong: 'Nội dung dài: thư điện tử chỉ nhận tiêu đề, hãy sao chép rồi dán nội dung.',
}

export type Words = typeof vi
