// node issuer.mjs PORT DASHBOARD: an issuer of OpenID Connect for this machine alone. It believes whoever chooses an account:
// there are no passwords, and it listens on the loopback interface only. In an office its place is taken by Entra ID or the
// province's own sign-on (docs/access.md).
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { accounts, audience, clientId } from './accounts.mjs';
import { signInPage, signOutPage } from './issuer-pages.mjs';

const [port, dashboard] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const find = (id) => accounts.find((account) => account.id === id);
// Made anew at each start: the app reads an issuer's keys again when a token names one that it does not know.
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const provider = new Provider(issuer, {
  clients: [{
    client_id: clientId, token_endpoint_auth_method: 'none', redirect_uris: [dashboard], post_logout_redirect_uris: [dashboard],
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
  }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: `local-${Date.now()}`, use: 'sig', alg: 'RS256' }] },
  cookies: { keys: [crypto.randomUUID()] },
  scopes: ['openid', 'profile', 'offline_access'],
  claims: { openid: ['sub'], profile: ['name'] },
  conformIdTokenClaims: false,
  findAccount: (_, id) => find(id) && { accountId: id, claims: () => ({ sub: id, name: find(id).name }) },
  // The token for the API says what the app reads: roles and the unit (functions/Access/Tokens).
  extraTokenClaims: (_, token) => {
    const { roles, unit } = find(token.accountId);
    return { roles, ...(unit && { unit }) };
  },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true, defaultResource: () => audience, useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: 15 * 60, jwt: { sign: { alg: 'RS256' } } }),
    },
    rpInitiatedLogout: { enabled: true, logoutSource: (context, form) => void (context.body = signOutPage(form)) },
  },
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  clientBasedCORS: () => true,
  interactions: { url: (_, { uid }) => `/dang-nhap/${uid}` },
  loadExistingGrant: grantAll,
  ttl: { Session: 8 * 3600, Grant: 8 * 3600, RefreshToken: 8 * 3600, IdToken: 3600, Interaction: 3600 },
});

/** The dashboard is ours, so nobody is asked whether it may have what it asks for. */
async function grantAll(context) {
  const { client, session } = context.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(audience, '');
  await grant.save();
  return grant;
}

createServer(async (request, response) => {
  const [, uid, account] = /^\/dang-nhap\/([\w-]+)(?:\/([\w-]+))?$/.exec(request.url) ?? [];
  try {
    if (!uid) return provider.callback()(request, response);
    await provider.interactionDetails(request, response);
    if (account === 'thoi') await provider.interactionFinished(request, response, { error: 'access_denied' });
    else if (account && find(account)) await provider.interactionFinished(request, response, { login: { accountId: account } });
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(signInPage(uid, accounts));
  } catch (error) {
    console.error(error);
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('Phiên đăng nhập đã hết. Quay lại trang và đăng nhập lại.');
  }
}).listen(port, '127.0.0.1');
