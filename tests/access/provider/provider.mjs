// Identity providers as the tests need them: each on a port of its own, with the people and the strength it is told of.
// Told in one JSON word: [{ port, client, strong, weak, pkce }]. Whoever types a name there is known under it as subject
// and has proved themselves strongly; with "weak " before the name, weakly. Says "ready" when all of them listen.
import Provider from 'oidc-provider'

const told = JSON.parse(process.argv[2])

for (const { port, client, strong, weak, pkce } of told) {
  const known = Object.keys(strong)
  const person = (login) => {
    const sub = login.replace('weak ', '')
    const proved = login.startsWith('weak ') ? weak : strong
    return { sub, email: `${sub}@example.org`, email_verified: true, name: `Ann ${sub}`, ...proved }
  }
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [client],
    claims: { openid: ['sub', ...known], email: ['email', 'email_verified'], profile: ['name'] },
    scopes: ['openid', 'email', 'profile', 'organisation', 'nhsperson', 'nationalrbacaccess'],
    conformIdTokenClaims: false,
    acrValues: ['AAL2_OR_AAL3_ANY'],
    extraParams: ['vtr'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS256'], idTokenSigningAlgValues: ['RS256'] },
    features: { claimsParameter: { enabled: true }, devInteractions: { enabled: true } },
    pkce: { required: () => pkce, methods: ['S256'] },
    cookies: { keys: ['only for tests'] },
    findAccount: (_, login) => ({ accountId: login, claims: () => person(login) })
  })
  await new Promise((resolve) => provider.listen(port, '127.0.0.1', resolve))
}
console.log('ready')
