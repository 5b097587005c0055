import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { acceptedEncoding, compress, type Encoding } from './encoding.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};
const COMPRESSIBLE = new Set(['.js', '.css', '.svg', '.txt', '.json']);

/** Names that carry a hash of their content never mean anything else. */
const HASHED = /-[A-Z0-9]{8}\.(js|css|woff2)$/;

interface StaticFile {
  readonly body: Buffer;
  readonly etag: string;
  readonly type: string;
  readonly cacheControl: string;
  readonly compressible: boolean;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

/**
 * The browser's files, held in memory (a few hundred kilobytes) and compressed once each when first asked
 * for. HTML is left out: pages are rendered, and the builder's shell must not be reachable.
 */
export class StaticFiles {
  readonly #files = new Map<string, StaticFile>();

  constructor(folder: string) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const extension = extname(path);
      if (!entry.isFile() || extension === '.html') continue;
      this.#files.set(`/${relative(folder, path).split(sep).join('/')}`, load(path, extension));
    }
  }

  /** Answers when the path is one of ours; false leaves the request to others. */
  async serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const file = this.#files.get(path);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    response.setHeader('cache-control', file.cacheControl);
    response.setHeader('etag', file.etag);
    if (file.compressible) response.setHeader('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === file.etag) {
      response.writeHead(304).end();
      return true;
    }
    const encoding = file.compressible
      ? acceptedEncoding(request.headers['accept-encoding'])
      : null;
    const body = encoding ? await encoded(file, encoding) : file.body;
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': body.length,
      ...(encoding ? { 'content-encoding': encoding } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  }
}

function load(path: string, extension: string): StaticFile {
  const body = readFileSync(path);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return {
    body,
    etag: `W/"${hash}"`,
    type: TYPES[extension] ?? 'application/octet-stream',
    cacheControl: HASHED.test(path)
      ? 'public, max-age=31536000, immutable'
      : extension === '.woff2'
        ? 'public, max-age=2592000'
        : 'public, max-age=3600',
    compressible: COMPRESSIBLE.has(extension),
    encoded: new Map(),
  };
}

function encoded(file: StaticFile, encoding: Encoding): Promise<Buffer> {
  const known = file.encoded.get(encoding);
  if (known) return known;
  const made = compress(file.body, encoding, 11);
  file.encoded.set(encoding, made);
  return made;
}
