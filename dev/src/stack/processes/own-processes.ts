import { join } from 'node:path';
import type { Part, PartName, ProcessName, StackContext, StepName } from '../model.ts';
import { answers } from '../servers/probes.ts';
import {
  inheritedEnvironment,
  processEnvironment,
  shopEnvironment,
  type DatabaseRole,
} from '../settings/environment.ts';

interface Description {
  readonly name: ProcessName;
  readonly title: string;
  readonly program: string;
  readonly role: DatabaseRole;
  readonly requiredToSell: boolean;
  readonly without: string;
  readonly needs: readonly (PartName | StepName)[];
  readonly after?: readonly PartName[];
  readonly behind?: boolean;
  readonly readyWithinSeconds?: number;
  readonly publicUrl?: (context: StackContext) => string;
}

const DESCRIPTIONS: readonly Description[] = [
  {
    name: 'storefront-api',
    title: 'API of the shop',
    program: 'api/dist/storefront.main.js',
    role: 'ga_storefront',
    requiredToSell: true,
    without: 'the shop shows nothing',
    needs: ['build', 'seed', 'cloud-emulator', 'partner-simulator'],
    after: ['postgres-reader'],
  },
  {
    name: 'jobs',
    title: 'Outbox relay and job dispatcher',
    program: 'api/dist/jobs.main.js',
    role: 'ga_jobs',
    requiredToSell: true,
    without: 'orders are taken but wait to be confirmed',
    needs: ['build', 'migrate', 'cloud-emulator', 'temporal'],
    behind: true,
  },
  {
    name: 'worker',
    title: 'Temporal worker: workflows and activities',
    program: 'activities/dist/main.js',
    role: 'ga_worker',
    requiredToSell: true,
    without: 'orders are taken but wait to be confirmed',
    needs: [
      'build',
      'build-workflows',
      'migrate',
      'cloud-emulator',
      'temporal',
      'partner-simulator',
    ],
    behind: true,
  },
  {
    name: 'search-indexer',
    title: 'Keeps Elasticsearch true',
    program: 'search-indexer/dist/main.js',
    role: 'ga_indexer',
    requiredToSell: false,
    without: 'the shop searches in PostgreSQL',
    needs: ['build', 'seed', 'cloud-emulator', 'elasticsearch'],
    behind: true,
    // Ready means that every product is in the index: of a million, after an hour and more on two busy cores.
    readyWithinSeconds: 4 * 3_600,
  },
  {
    name: 'admin-api',
    title: 'API of the back office',
    program: 'api/dist/admin.main.js',
    role: 'ga_admin',
    requiredToSell: false,
    without: 'the back office shows nothing',
    needs: ['build', 'migrate', 'cloud-emulator', 'keycloak'],
  },
  {
    name: 'storefront-ng',
    title: 'The shop',
    program: 'dist/storefront-ng/server/server.mjs',
    role: 'ga_storefront',
    requiredToSell: true,
    without: 'there is no shop to look at',
    needs: ['build-shop', 'storefront-api'],
    publicUrl: ({ endpoints }) => endpoints.storefrontUrl,
  },
  {
    name: 'admin-ng',
    title: 'The back office',
    program: 'admin-ng/server.mjs',
    role: 'ga_admin',
    requiredToSell: false,
    without: 'there is no back office to look at',
    needs: ['build-office', 'admin-api'],
    publicUrl: ({ endpoints }) => endpoints.adminUrl,
  },
];

/** Our own processes as parts of the stack. */
export const ownProcesses: readonly Part[] = DESCRIPTIONS.map(toPart);

const WEB = new Set<ProcessName>(['storefront-ng', 'admin-ng']);

function toPart(description: Description): Part {
  const { name, program, role, publicUrl } = description;
  const ownUrl = (context: StackContext): string => `http://127.0.0.1:${context.ports[name]}`;
  return {
    name,
    title: description.title,
    requiredToSell: description.requiredToSell,
    without: description.without,
    needs: description.needs,
    ...(description.after === undefined ? {} : { after: description.after }),
    readyWithinSeconds: description.readyWithinSeconds ?? 180,
    behind: description.behind ?? false,
    stop: { signal: 'SIGTERM', graceSeconds: 12 },
    url: (context) => publicUrl?.(context) ?? ownUrl(context),
    async find() {
      return { kind: 'installed', installation: { executable: process.execPath, home: program } };
    },
    async provision() {
      throw new Error('is built, not fetched');
    },
    async start(context, installation) {
      return {
        command: installation.executable,
        args: [join(context.root, program)],
        env: environmentOf(context, name, role),
        cwd: context.root,
      };
    },
    ready: (context) => answers(`${ownUrl(context)}/health/ready`),
  };
}

/** The web servers get no database and no secret: they have no business with either. */
function environmentOf(
  context: StackContext,
  name: ProcessName,
  role: DatabaseRole,
): Record<string, string> {
  const shop = shopEnvironment(context.endpoints, context.topology, role, context.outerEnv);
  const secret = /^(DATABASE_|AWS_|STRIPE_SECRET|STRIPE_WEBHOOK|EASYPOST_|CUSTOMER_KEY_|SMTP_)/;
  const visible = WEB.has(name)
    ? Object.fromEntries(Object.entries(shop).filter(([variable]) => !secret.test(variable)))
    : shop;
  return {
    ...visible,
    MARKET: context.market,
    ...inheritedEnvironment(context.outerEnv),
    ...processEnvironment(context.ports, name),
  };
}
