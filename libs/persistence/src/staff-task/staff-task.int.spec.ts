import { freshDatabase, type FreshDatabase } from '@green-apple/testing';
import { openWriter, type Writer } from '../pools.ts';
import { StaffTaskRepository } from './staff-task.repository.ts';

describe('a task for staff', () => {
  let database: FreshDatabase;
  let writer: Writer;
  let tasks: StaffTaskRepository;

  beforeAll(async () => {
    database = await freshDatabase('ga_worker');
    writer = openWriter(database.writerUrl);
    tasks = new StaffTaskRepository(writer);
  });
  afterAll(async () => {
    await writer.close();
    await database.drop();
  });

  const lost = (key: string) => ({ key, kind: 'parcel_lost', orderId: null, facts: { days: 10 } });
  const stateOf = async (key: string): Promise<string[]> =>
    (
      await database.query<{ state: string }>(
        'select state from platform.staff_task where key = $1',
        [key],
      )
    ).map(({ state }) => state);

  it('is one, however often it is raised', async () => {
    expect(await tasks.raise(lost('lost/1'))).toBeTrue();
    expect(await tasks.raise(lost('lost/1'))).toBeFalse();
    expect(await stateOf('lost/1')).toEqual(['open']);
  });

  it('is closed when the trouble went away by itself, and stays closed', async () => {
    await tasks.raise(lost('lost/2'));
    await tasks.settle('lost/2');
    await tasks.settle('lost/2');
    await tasks.raise(lost('lost/2'));
    expect(await stateOf('lost/2')).toEqual(['done']);
  });
});
