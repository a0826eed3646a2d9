// A certified OpenID provider on loopback, for tests. Usage: node provider.mjs PORT REDIRECT_URI PEOPLE, a JSON map from who to their roles.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const installed = createRequire(pathToFileURL(`${process.env.PACKAGES}/`));
const { Provider } = await import(pathToFileURL(installed.resolve('oidc-provider')).href);
const [port, redirect, people] = [Number(process.argv[2]), process.argv[3], JSON.parse(process.argv[4])];
const issuer = `http://localhost:${port}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: 'cpc', client_secret: 'made up for a test', redirect_uris: [redirect], post_logout_redirect_uris: [redirect],
    grant_types: ['authorization_code'], response_types: ['code'],
  }],
  claims: { openid: ['sub'], email: ['email'], profile: ['cpc_roles'] },
  conformIdTokenClaims: false, // the claims are in the ID token: Streamlit reads that alone
  findAccount: (_, id) => id in people && { accountId: id, claims: () => ({ sub: id, cpc_roles: people[id] }) },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => {
    ctx.body = `<!doctype html>${form}<button form="op.logoutForm" name="logout" value="yes">Leave</button>`;
  } } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  cookies: { keys: ['made up for a test'] },
});

// Two pages of our own: the provider's ask for a font on the internet.
provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) return next();
  if (ctx.method === 'GET') {
    ctx.type = 'html';
    ctx.body = '<!doctype html><form method="post"><input name="sub"><button>Authorize</button></form>'
      + '<form method="post"><button name="deny" value="1">Deny</button></form>';
    return undefined;
  }
  let body = '';
  for await (const chunk of ctx.req) body += chunk;
  const told = new URLSearchParams(body);
  const { params, session, grantId } = await provider.interactionDetails(ctx.req, ctx.res);
  if (told.get('deny')) return provider.interactionFinished(ctx.req, ctx.res, { error: 'access_denied', error_description: 'refused' });
  const accountId = session?.accountId ?? told.get('sub');
  const grant = grantId ? await provider.Grant.find(grantId) : new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId }, consent: { grantId: await grant.save() } });
});
provider.listen(port, '127.0.0.1', () => console.log(`ready ${issuer}`));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
