import { TextDecoder } from 'node:util';
import { ProblemError } from '../../../platform/index.ts';

/**
 * Passes a file on as it comes and refuses it as soon as it is no UTF-8 text or too long. A spreadsheet or an
 * archive that was sent by mistake is found by its first bytes.
 */
export async function* checkText(
  file: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of file) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new ProblemError('PAYLOAD_TOO_LARGE', {
        detail: `A file may have up to ${Math.floor(mostBytes / 1024 / 1024)} MB. Split it in two.`,
      });
    if (!isText(decoder, chunk)) throw new ProblemError('BULK_FILE_NOT_TEXT');
    yield chunk;
  }
  if (bytes === 0 || !isText(decoder, null)) throw new ProblemError('BULK_FILE_NOT_TEXT');
}

/** Null ends the text: a character cut in half at its end is found then. */
function isText(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk === null) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return chunk?.includes(0) !== true;
  } catch {
    return false;
  }
}
