import { join } from 'node:path';
import { exists } from '../files.ts';
import { Unavailable, type Part } from '../model.ts';
import {
  inheritedEnvironment,
  processEnvironment,
  shopEnvironment,
} from '../settings/environment.ts';
import { namedByEnvironment } from './locate.ts';
import { answers } from './probes.ts';

const LOCATED_BY = 'GREEN_APPLE_PARTNER_SIMULATOR_URL';

export const partnerSimulator: Part = {
  name: 'partner-simulator',
  title: 'Card, tax and shipping partners',
  requiredToSell: true,
  without: 'nothing can be paid',
  locatedBy: LOCATED_BY,
  needs: ['build'],
  readyWithinSeconds: 60,
  stop: { signal: 'SIGTERM', graceSeconds: 10 },

  url: (context) => context.endpoints.partnerSimulatorUrl,

  async find(context) {
    return namedByEnvironment(context, LOCATED_BY);
  },

  async provision(context) {
    const home = join(context.root, 'dev', 'dist', 'partner-simulator', 'main.js');
    if (!(await exists(home))) throw new Unavailable('it is not built yet');
    return { executable: process.execPath, home };
  },

  async start(context, installation) {
    return {
      command: installation.executable,
      args: [installation.home],
      env: {
        ...inheritedEnvironment(context.outerEnv),
        ...shopEnvironment(context.endpoints, context.topology, 'postgres'),
        ...processEnvironment(context.ports, 'partner-simulator'),
        STATE_DIR: join(context.stateDir, 'partner-simulator'),
      },
      cwd: context.root,
    };
  },

  async ready(context) {
    return answers(`${context.endpoints.partnerSimulatorUrl}/health/ready`);
  },
};
