// What people see of the local issuer.

const style = `
  :root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f3f5f9, #0c1320); color: light-dark(#14213a, #eaf0fa) }
  main { width: min(28rem, 100% - 2rem); padding: 1.5rem; border-radius: .9rem; background: light-dark(#fff, #151f31); border: 1px solid light-dark(#d3dbe7, #2d3b55); box-sizing: border-box }
  h1 { margin: 0 0 .25rem; font-size: 1.4rem } p { margin: 0 0 1rem; color: light-dark(#4a5872, #adbbd2) }
  ul { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .6rem }
  a.account, button { display: block; width: 100%; box-sizing: border-box; padding: .8rem 1rem; border: 1px solid light-dark(#76839a, #7c8ca8); border-radius: .6rem; background: none; color: inherit; font: inherit; text-align: start; text-decoration: none; cursor: pointer }
  a.account:hover, button:hover { background: light-dark(#eef2f8, #1e2a40) } strong, small { display: block } small { color: light-dark(#4a5872, #adbbd2) }
  a { color: light-dark(#1450b4, #7db0ff) } :focus-visible { outline: 3px solid light-dark(#1450b4, #7db0ff); outline-offset: 2px }`;

const page = (title, body) => `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style><main>${body}</main></html>`;

/** Where one chooses who one is. */
export const signInPage = (uid, accounts) => page('Đăng nhập thử', `<h1>Đăng nhập thử</h1>
<p>Chọn một tài khoản trình diễn. Không có mật khẩu: trang này chỉ chạy trên máy của bạn.</p>
<ul>${accounts.map(({ id, name, does, of }) => `<li><a class="account" id="${id}" href="/dang-nhap/${uid}/${id}"><strong>${name}</strong><small>${does}, ${of}</small></a></li>`).join('')}</ul>
<p><a href="/dang-nhap/${uid}/thoi">Thôi, không đăng nhập</a></p>`);

/** Before one is signed out. */
export const signOutPage = (form) => page('Đăng xuất', `<h1>Đăng xuất?</h1><p>Kết thúc phiên làm việc trên máy này.</p>
${form}<button autofocus type="submit" form="op.logoutForm" name="logout" value="yes">Đăng xuất</button>`);
