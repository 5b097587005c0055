import {
  eventually,
  replicatedPostgres,
  withClient,
  type ReplicatedPostgres,
} from '@green-apple/testing';
import { openWriter, type Writer } from '../pools.ts';
import { openReader, type Reader, type ReaderHealth } from './open-reader.ts';
import { writerPosition } from './writer-position.ts';

describe('readers of a real replica', () => {
  let pair: ReplicatedPostgres;
  let writer: Writer;
  let reader: Reader;
  let changes: ReaderHealth[];

  beforeAll(async () => {
    pair = await replicatedPostgres();
    writer = openWriter(pair.writer.url, { max: 2 });
    await writer.sequelize.query('create table note (id int primary key, text text)');
    await writer.sequelize.query(`insert into note values (1, 'first')`);
    await eventually(async () => (await onReader('select from note')).rowCount === 1);
  });
  afterAll(async () => {
    await writer.close();
    await pair.close();
  });
  beforeEach(async () => {
    changes = [];
    reader = openReader([`near=${pair.reader.url}`], pair.writer.url, {
      region: 'near',
      max: 4,
      onChange: (health) => changes.push(health),
    });
    await eventually(async () => (await from()) === 'reader');
  });
  afterEach(async () => {
    pair.reader.thaw();
    await pair.reader.start();
    await onReader('select pg_wal_replay_resume()').catch(() => undefined);
    await reader.close();
  });

  /** Who answers now. */
  const from = async (): Promise<string> => {
    const [row] = await reader.select<{ copy: boolean }>('select pg_is_in_recovery() as copy');
    return row?.copy ? 'reader' : 'writer';
  };
  const onReader = (sql: string) => withClient(pair.reader.url, (client) => client.query(sql));
  const write = (text: string) =>
    writer.sequelize.query('update note set text = $text where id = 1', { bind: { text } });
  const read = async (after?: string): Promise<string | undefined> => {
    const [row] = await reader.select<{ text: string }>(
      'select text from note where id = $id',
      { id: 1 },
      { after, prepared: true },
    );
    return row?.text;
  };

  it('answer, and know how late they are', async () => {
    await eventually(() => reader.health()[0]?.lagMs === 0);
    expect(reader.health()[0]).toEqual({
      url: new URL(pair.reader.url).host,
      region: 'near',
      healthy: true,
      absence: null,
      lagMs: 0,
    });
  });

  it('leave rotation when they are five seconds behind, and come back by themselves', async () => {
    await onReader('select pg_wal_replay_pause()');
    await write('unseen');
    const begun = performance.now();
    expect(await read()).not.toBe('unseen');
    await eventually(async () => (await from()) === 'writer', { within: 30_000 });
    expect(performance.now() - begun).toBeGreaterThan(4_000);
    expect(performance.now() - begun).toBeLessThan(7_000);
    expect(await read()).toBe('unseen');
    expect(changes.at(-1)?.absence).toBe('lagging');

    await onReader('select pg_wal_replay_resume()');
    await eventually(async () => (await from()) === 'reader', { within: 30_000 });
    expect(changes.at(-1)?.absence).toBeNull();
    expect(await read()).toBe('unseen');
  });

  it('stay while nobody writes, however long ago the last write was', async () => {
    await onReader('select pg_wal_replay_pause()');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect([await from(), reader.health()[0]?.healthy]).toEqual(['reader', true]);
  });

  it('that hang leave within two seconds, and who waits for them is answered by the writer', async () => {
    const waiting = reader.select<{ copy: boolean }>(
      'select pg_is_in_recovery() as copy, pg_sleep(0.3)',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    pair.reader.freeze();
    const begun = performance.now();
    const [[late], ...others] = await Promise.all([
      waiting,
      ...Array.from({ length: 12 }, () => from()),
    ]);
    expect(performance.now() - begun).toBeLessThan(2_600);
    expect([late?.copy, ...new Set(others)]).toEqual([false, 'writer']);
    expect(changes.at(-1)?.absence).toBe('unreachable');

    const at = performance.now();
    expect(await from()).toBe('writer');
    expect(performance.now() - at).toBeLessThan(500);

    pair.reader.thaw();
    await eventually(async () => (await from()) === 'reader', { within: 30_000 });
  });

  it('that are killed fail no reading, and are asked again when they are back', async () => {
    const busy = Promise.all(
      Array.from({ length: 8 }, () =>
        reader.select<{ copy: boolean }>('select pg_is_in_recovery() as copy, pg_sleep(0.4)'),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    await pair.reader.kill();
    for (const [row] of await busy) expect(row?.copy).toBeFalse();
    expect(await from()).toBe('writer');
    await pair.reader.start();
    await eventually(async () => (await from()) === 'reader', { within: 30_000 });
  });

  it('show a write to who brings its position', async () => {
    for (let turn = 0; turn < 20; turn++) {
      await write(`turn ${turn}`);
      expect(await read(await writerPosition(writer))).toBe(`turn ${turn}`);
    }
  });

  it('that are late leave such a reading to the writer after a short wait', async () => {
    await onReader('select pg_wal_replay_pause()');
    await write('mine');
    const position = await writerPosition(writer);
    const begun = performance.now();
    expect(await read(position)).toBe('mine');
    expect(performance.now() - begun).toBeLessThan(450);
    expect([await read(), await from()]).not.toContain('mine');
    await onReader('select pg_wal_replay_resume()');
    await eventually(async () => (await read()) === 'mine');
    expect(await read(position)).toBe('mine');
  });

  it('pass on what is wrong with a statement, and stay', async () => {
    await expectAsync(reader.select('select * from nothing')).toBeRejectedWithError(
      /does not exist/,
    );
    await expectAsync(reader.select(`update note set text = 'x'`)).toBeRejectedWithError(
      /read-only transaction/,
    );
    expect(reader.health()[0]?.healthy).toBeTrue();
  });

  it('far away are asked when the near one is gone', async () => {
    const both = openReader(
      ['near=postgres://postgres@127.0.0.1:1/gone', `far=${pair.reader.url}`],
      pair.writer.url,
      { region: 'near' },
    );
    const [row] = await both.select<{ copy: boolean }>('select pg_is_in_recovery() as copy');
    expect(row?.copy).toBeTrue();
    await eventually(() => both.health()[0]?.absence === 'unreachable');
    expect(both.health()[1]?.healthy).toBeTrue();
    await both.close();
  });
});
