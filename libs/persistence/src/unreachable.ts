const NETWORK = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** The driver's own words: these errors carry no code. */
const LOST = /^(timeout e|Connection terminated|Client has encountered a connection error)/;
/** A reader had to cancel a statement to go on replaying: another server can answer it. */
const RECOVERY_CONFLICT = '40001';

/** True for trouble with the server, false for trouble with the statement. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name.startsWith('SequelizeConnection') || error.name === 'ReaderLeftError') return true;
  const code = codeOf(error);
  return code === RECOVERY_CONFLICT || isOut(code) || LOST.test(error.message);
}

/** True when the server itself is gone or going, so that nobody else need try it now. */
export const isGone = (error: unknown): boolean => error instanceof Error && isOut(codeOf(error));

const isOut = (code: string): boolean =>
  code.startsWith('57P') || code.startsWith('08') || NETWORK.has(code);

function codeOf(error: Error): string {
  const original: unknown = 'original' in error ? error.original : error;
  const code: unknown =
    typeof original === 'object' && original !== null && 'code' in original
      ? original.code
      : undefined;
  return typeof code === 'string' ? code : '';
}
