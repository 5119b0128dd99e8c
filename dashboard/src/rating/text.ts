export type Language = 'vi' | 'en'

const vi = {
  title: 'Đánh giá của bạn về chất lượng dịch vụ công trực tuyến',
  hint: 'Chọn số sao rồi gửi. Đánh giá không ghi tên.',
  stars: ['1 sao: rất không hài lòng', '2 sao: không hài lòng', '3 sao: bình thường', '4 sao: hài lòng', '5 sao: rất hài lòng'],
  send: 'Gửi đánh giá',
  results: 'Xem kết quả',
  choose: 'Hãy chọn từ 1 đến 5 sao.',
  sending: 'Đang gửi…',
  thanks: 'Cảm ơn bạn đã đánh giá. Kết quả được cập nhật trong khoảng một phút.',
  tooMany: 'Nơi bạn truy cập đã gửi nhiều đánh giá trong giờ này. Vui lòng thử lại sau.',
  failed: 'Chưa gửi được. Kiểm tra kết nối mạng rồi thử lại.',
  unknown: 'Đường dẫn nhúng không đúng: chưa có hệ thống này.',
  none: 'Chưa có đánh giá nào.',
  unread: 'Chưa đọc được kết quả. Vui lòng thử lại.',
  mean: (mean: string, count: string) => `Trung bình ${mean} trên 5, từ ${count} lượt đánh giá`,
  since: (day: string) => `Từ ngày ${day}, trong 365 ngày gần nhất`,
  row: (stars: number, count: string, share: string) => `${stars} sao: ${count} lượt, ${share}`,
  barTitle: (stars: number) => `${stars} sao`,
}

const en: typeof vi = {
  title: 'Your rating of the quality of online public services',
  hint: 'Choose the stars and send. Ratings bear no name.',
  stars: ['1 star: very dissatisfied', '2 stars: dissatisfied', '3 stars: neutral', '4 stars: satisfied', '5 stars: very satisfied'],
  send: 'Send rating',
  results: 'See results',
  choose: 'Choose from 1 to 5 stars.',
  sending: 'Sending…',
  thanks: 'Thank you for rating. The results are updated within about a minute.',
  tooMany: 'Many ratings have come from where you are this hour. Please try again later.',
  failed: 'It was not sent. Check the connection and try again.',
  unknown: 'The embedded address is wrong: there is no such system.',
  none: 'No ratings yet.',
  unread: 'The results could not be read. Please try again.',
  mean: (mean: string, count: string) => `${mean} of 5 on average, from ${count} ratings`,
  since: (day: string) => `Since ${day}, within the last 365 days`,
  row: (stars: number, count: string, share: string) => `${stars} ${stars === 1 ? 'star' : 'stars'}: ${count} ratings, ${share}`,
  barTitle: (stars: number) => `${stars} ${stars === 1 ? 'star' : 'stars'}`,
}

export const texts: Record<Language, typeof vi> = { vi, en }
