import type { Readable } from 'node:stream';

export interface LineOfFile {
  /** Null in place of a line that is too long to be held. */
  readonly text: string | null;
  /** Bytes of the file that are behind us. */
  readonly readBytes: number;
}

const LINE_FEED = 10;

/**
 * Lines of a file as they come, whatever their length: one of more bytes than `longest` is passed over, so that a file
 * that is one line takes no more memory than any other. What stands before a line feed (a carriage return) stays.
 */
export async function* readLines(file: Readable, longest: number): AsyncGenerator<LineOfFile> {
  let parts: Buffer[] = [];
  let length = 0;
  let before = 0;
  const take = (readBytes: number): LineOfFile => {
    const text = length > longest ? null : Buffer.concat(parts).toString('utf8');
    parts = [];
    length = 0;
    return { text, readBytes };
  };
  const hold = (part: Buffer): void => {
    length += part.length;
    if (length > longest) parts = [];
    else parts.push(part);
  };
  for await (const chunk of file as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      hold(chunk.subarray(from, end));
      from = end + 1;
      yield take(before + from);
    }
    hold(chunk.subarray(from));
    before += chunk.length;
  }
  if (length > 0) yield take(before);
}
