import { randomUUID } from 'node:crypto';
import { testStack } from '@green-apple/testing';
import { Client, Connection } from '@temporalio/client';
import { ensureSchedules, removeSchedules, SCHEDULES } from './schedules.ts';

describe('what the shop looks after by itself', () => {
  const prefix = `${randomUUID()}-`;
  let connection: Connection;
  let client: Client;

  beforeAll(async () => {
    connection = await Connection.connect({ address: testStack().needed('TEMPORAL_ADDRESS') });
    client = new Client({ connection });
  });
  afterAll(async () => {
    await removeSchedules(client, prefix);
    await connection.close();
  });

  it('is set up once, however often a process starts, and one run at a time', async () => {
    await ensureSchedules(client, prefix);
    await ensureSchedules(client, prefix);
    for (const { id, workflowType, queue } of SCHEDULES) {
      const schedule = await client.schedule.getHandle(`${prefix}${id}`).describe();
      expect(schedule.policies.overlap).toBe('SKIP');
      expect(schedule.action).toEqual(
        jasmine.objectContaining({ workflowType, taskQueue: `${prefix}${queue}` }),
      );
    }
  });
});
