// Who can sign in on this machine. The people are made up.

/** Whom the tokens are for: Oidc__0__Audience. */
export const audience = 'api://nhipso';

/** As whom the dashboard asks: a public client, so there is no secret. */
export const clientId = 'nhipso-dashboard';

/** The demonstration's accounts: what each may do, and for which unit. */
export const accounts = [
  { id: 'can-bo-24', name: 'Nguyễn Thu Hà', does: 'Cán bộ lập báo cáo', of: 'Bắc Ninh', unit: '24', roles: ['enter'] },
  { id: 'lanh-dao-24', name: 'Trần Văn Minh', does: 'Lãnh đạo ký gửi báo cáo', of: 'Bắc Ninh', unit: '24', roles: ['sign'] },
  { id: 'bo-g06', name: 'Lê Hoàng Nam', does: 'Cán bộ tiếp nhận', of: 'Bộ Khoa học và Công nghệ', roles: ['steer', 'read'] },
  { id: 'quan-tri', name: 'Phạm Quỳnh Anh', does: 'Quản trị hệ thống', of: 'Bộ Khoa học và Công nghệ', roles: ['admin', 'read'] },
  { id: 'cong-ty-vt', name: 'Đỗ Hải Yến', does: 'Người lập và ký báo cáo', of: 'Doanh nghiệp viễn thông (trình diễn)', unit: 'demo-vt', roles: ['enter', 'sign'] },
];
