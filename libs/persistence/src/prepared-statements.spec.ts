import type { Client } from 'pg';
import { prepareStatements } from './prepared-statements.ts';

function sentBy(work: (query: (...given: unknown[]) => void) => void): unknown[] {
  const sent: unknown[] = [];
  const client = { query: (...given: unknown[]) => sent.push(given[0]) };
  prepareStatements(client as unknown as Client);
  work((...given) => client.query(...given));
  return sent;
}
const nameOf = (sent: unknown): unknown => (sent as { name?: unknown }).name;
const done = (): void => undefined;

describe('statements on a prepared connection', () => {
  it('have one name per text, whatever their values', () => {
    const [a, b, c] = sentBy((query) => {
      query('select $1', [1], done);
      query('select $1', [2], done);
      query('select $1, $2', [1, 2], done);
    });
    expect(a).toEqual({ name: nameOf(b), text: 'select $1', values: [1] });
    expect(nameOf(c)).not.toBe(nameOf(a));
  });

  it('without values stay as they are: BEGIN is no statement to keep', () => {
    expect(sentBy((query) => query('START TRANSACTION;', done))).toEqual(['START TRANSACTION;']);
  });

  it('are not kept without end', () => {
    const sent = sentBy((query) => {
      for (let turn = 0; turn < 201; turn++) query(`select $1 /* ${turn} */`, [1], done);
    });
    expect(sent.filter((one) => typeof one === 'string').length).toBe(1);
  });
});
