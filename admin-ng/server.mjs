// Serves the built back office: files, config.json from the environment, pictures from the object store.
import { createServer, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const ROOT = fileURLToPath(new URL('../dist/admin-ng/browser', import.meta.url));

const env = (name, fallback) => process.env[name] || fallback;
const settings = {
  host: env('HOST', '127.0.0.1'),
  port: Number(env('PORT', '4300')),
  mediaOrigin: env('MEDIA_ORIGIN', 'http://127.0.0.1:4566/green-apple-media').replace(/\/$/, ''),
  app: {
    adminApiUrl: env('ADMIN_API_URL', 'http://localhost:3100'),
    issuer: env('KEYCLOAK_ISSUER', 'http://localhost:8080/realms/employees'),
    clientId: env('KEYCLOAK_CLIENT_ID', 'admin-ng'),
    storefrontUrl: env('STOREFRONT_URL', 'http://localhost:4200'),
    timeZone: env('STORE_TIME_ZONE', 'America/New_York'),
  },
};

const log = (level, msg, more = {}) =>
  process.stdout.write(
    `${JSON.stringify({ level, time: new Date().toISOString(), service: 'admin-ng', msg, ...more })}\n`,
  );

const origins = [settings.app.adminApiUrl, settings.app.issuer].map((url) => new URL(url).origin);
const policy = (ancestors) =>
  [
    "default-src 'self'",
    // Angular puts its components' styles into the page.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${origins.join(' ')}`,
    `frame-src 'self' ${origins[1]}`,
    `form-action 'self' ${origins[1]}`,
    "object-src 'none'",
    "base-uri 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');

/** Only the page of the silent session check may be framed, and only by ourselves. */
function setHeaders(response, path) {
  const framed = path.startsWith('/silent-check-sso');
  response.setHeader('content-security-policy', policy(framed ? "'self'" : "'none'"));
  response.setHeader('x-frame-options', framed ? 'SAMEORIGIN' : 'DENY');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()');
}

const hashed = /-[A-Za-z0-9_-]{8,}\.(?:js|css|woff2)$/;
const openFiles = () =>
  sirv(ROOT, {
    etag: true,
    single: true,
    ignores: [/^\/(?:media|health)(?:\/|$)/, /\.[a-z0-9]{2,5}$/],
    setHeaders(response, path) {
      response.setHeader(
        'cache-control',
        hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });

/** sirv lists its files once; a build that comes later brings others. */
let known = { builtAt: 0, files: undefined };
function filesOfBuild() {
  const builtAt = statSync(`${ROOT}/index.html`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (builtAt !== known.builtAt) known = { builtAt, files: openFiles() };
  return known.files;
}

function sendJson(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Pictures come through this server, so that the page talks to one origin less. */
function sendPicture(path, request, response) {
  if (!/^\/media\/[\w./-]+$/.test(path) || path.includes('..')) {
    return sendJson(response, 404, { status: 404 });
  }
  const url = new URL(settings.mediaOrigin + path.slice('/media'.length));
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const upstream = ask(url, { method: request.method, timeout: 5_000 }, (answer) => {
    const found = answer.statusCode === 200;
    if (!found) answer.resume();
    if (!found) return sendJson(response, answer.statusCode === 404 ? 404 : 502, {});
    for (const name of ['content-type', 'content-length', 'etag', 'last-modified']) {
      if (answer.headers[name]) response.setHeader(name, answer.headers[name]);
    }
    response.writeHead(200, { 'cache-control': 'public, max-age=86400' });
    answer.pipe(response);
  });
  upstream.on('timeout', () => upstream.destroy(new Error('too slow')));
  upstream.on('error', () =>
    response.headersSent ? response.destroy() : sendJson(response, 502, {}),
  );
  response.on('close', () => upstream.destroy());
  upstream.end();
}

const server = createServer((request, response) => {
  const path = (request.url ?? '/').split('?', 1)[0];
  setHeaders(response, path);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendJson(response, 405, { status: 405 });
  }
  if (path === '/health/live') return sendJson(response, 200, { status: 'live' });
  if (path === '/health/ready') {
    const built = filesOfBuild() !== undefined;
    return sendJson(response, built ? 200 : 503, { status: built ? 'ready' : 'not built' });
  }
  if (path === '/config.json') return sendJson(response, 200, settings.app);
  if (path.startsWith('/media/')) return sendPicture(path, request, response);
  const files = filesOfBuild();
  if (files === undefined) return sendJson(response, 503, { status: 'not built' });
  files(request, response, () => sendJson(response, 404, { status: 404 }));
});

function stop(signal) {
  log(30, 'stopping', { signal });
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(1), 8_000).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
server.on('error', (error) => {
  log(60, 'cannot listen', { code: error.code });
  process.exit(1);
});
server.listen(settings.port, settings.host, () =>
  log(30, 'listening', { url: `http://${settings.host}:${server.address().port}` }),
);
