import { writerSelect, type Writer } from '../pools.ts';
import { WRITER_POSITION, type LogPosition } from './log-position.ts';

/**
 * How far the writer's log is: a reading with `after` set to it sees everything committed before this call.
 * One short statement, so it is for writes whose writer goes on to read from readers.
 */
export async function writerPosition(writer: Writer): Promise<LogPosition> {
  const [row] = await writerSelect<{ position: LogPosition }>(writer, WRITER_POSITION);
  if (!row) throw new Error('the writer has no position');
  return row.position;
}
