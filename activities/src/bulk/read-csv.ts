import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** A record of a file: its fields, and how many bytes of the file are behind us. */
export interface CsvRecord {
  readonly fields: readonly string[];
  readonly readBytes: number;
}

/** The file cannot be read from this record on. */
export class UnreadableFile extends Error {
  readonly line: number;

  constructor(line: number, cause: unknown) {
    super(`record ${line} cannot be read`, { cause });
    this.line = line;
  }
}

/** More than any row of ours holds; a quote that is never closed ends here. */
const LONGEST_RECORD = 512 * 1024;

/** Records of a CSV file as they come: quoted newlines, either line end, comma or semicolon, with or without a BOM. */
export async function* readCsv(file: Readable): AsyncGenerator<CsvRecord> {
  const { delimiter, whole } = await sniff(file);
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  // Errors of either end come out of the parser.
  pipeline(whole, parser, () => undefined);
  let line = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { bytes: number };
    }>) {
      line++;
      yield { fields: record, readBytes: info.bytes };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(line + 1, error);
    throw error;
  } finally {
    file.destroy();
  }
}

/** The delimiter is whichever of the two the first line has more of; headers of ours contain neither. */
async function sniff(file: Readable): Promise<{ delimiter: string; whole: AsyncIterable<Buffer> }> {
  const chunks = (file as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const first = await chunks.next();
  const head = first.done ? '' : (first.value.toString('latin1').split(/[\r\n]/, 1)[0] ?? '');
  const count = (mark: string): number => head.split(mark).length;
  return {
    delimiter: count(';') > count(',') ? ';' : ',',
    whole: (async function* () {
      for (let next = first; !next.done; next = await chunks.next()) yield next.value;
    })(),
  };
}
