import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The best encoding a browser accepts; null when it wants none. */
export function acceptedEncoding(header: string | undefined): Encoding | null {
  const offers = (header ?? '').split(',').map((offer) => {
    const [name = '', ...parameters] = offer.trim().toLowerCase().split(';');
    const refused = parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter));
    return refused ? '' : name.trim();
  });
  return offers.includes('br') ? 'br' : offers.includes('gzip') ? 'gzip' : null;
}

/** `effort`: 4 for what is made anew for each answer, 11 for files that are compressed once. */
export function compress(body: Buffer, encoding: Encoding, effort: 4 | 11): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body, { level: effort === 11 ? 9 : 6 });
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
