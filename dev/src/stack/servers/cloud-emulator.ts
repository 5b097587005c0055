import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ensureTopology } from '@green-apple/messaging';
import type { Part } from '../model.ts';
import { inheritedEnvironment } from '../settings/environment.ts';
import { namedByEnvironment } from './locate.ts';
import { ownProgram } from './own-program.ts';
import { acceptsConnections } from './probes.ts';

const LOCATED_BY = 'GREEN_APPLE_AWS_ENDPOINT_URL';

export const cloudEmulator: Part = {
  name: 'cloud-emulator',
  title: 'SNS, SQS and S3 (fauxqs)',
  requiredToSell: true,
  without: 'orders are taken but no message moves, and products have no pictures',
  locatedBy: LOCATED_BY,
  needs: [],
  readyWithinSeconds: 60,
  stop: { signal: 'SIGTERM', graceSeconds: 10 },

  url: (context) => context.endpoints.cloudUrl,

  async find(context) {
    const named = namedByEnvironment(context, LOCATED_BY);
    return named ?? { kind: 'installed', installation: { executable: process.execPath, home: '' } };
  },

  async provision() {
    throw new Error('comes with npm ci');
  },

  async start(context, installation) {
    const folder = join(context.stateDir, 'cloud-emulator');
    await mkdir(folder, { recursive: true });
    return {
      command: installation.executable,
      args: ownProgram(new URL('./cloud-emulator.main.ts', import.meta.url)),
      env: {
        ...inheritedEnvironment(context.outerEnv),
        PORT: String(context.ports['cloud-emulator']),
        DATA_DIR: folder,
      },
      cwd: context.root,
    };
  },

  async ready(context) {
    const endpoint = context.endpoints.cloudUrl;
    const { hostname, port } = new URL(endpoint);
    if (!(await acceptsConnections(`${hostname}:${port === '' ? '443' : port}`))) return false;
    const settings = {
      endpoint,
      region: context.outerEnv['AWS_REGION'] ?? 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    };
    const sns = new SNSClient(settings);
    const sqs = new SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
    const s3 = new S3Client({ ...settings, forcePathStyle: true });
    try {
      context.topology = await ensureTopology({ sns, sqs, s3 });
      return true;
    } finally {
      for (const client of [sns, sqs, s3]) client.destroy();
    }
  },
};
