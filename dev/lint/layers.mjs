// Who may depend on whom, as tags of projects. A specification may use more than the code it is about:
// the testing library and the tools of its trade.
const ANY_NPM = ['*'];
const ANGULAR = ['@angular/*', 'rxjs', 'rxjs/*', 'tslib'];
const TEMPORAL_SANDBOX = ['@temporalio/workflow', '@temporalio/common'];

/** The driver packages of each adapter, by folder below `libs`. Nobody else may speak to those systems. */
export const DRIVERS = {
  auth: ['jose', 'zod'],
  config: ['zod'],
  messaging: ['@aws-sdk/*', 'sqs-consumer', 'uuid', 'zod'],
  observability: ['pino'],
  partners: ['stripe', '@easypost/api', 'nodemailer', 'zod'],
  persistence: ['sequelize', 'umzug', 'pg', 'uuid', 'zod'],
  search: ['@elastic/elasticsearch', 'lru-cache', 'zod'],
};

/** The inbox notes a message in the transaction of its effect, so messaging stands on the database. */
const ALSO = { messaging: ['base:database'] };

/**
 * Constraints for `@nx/enforce-module-boundaries`.
 * @param {{ spec: boolean, adapter?: keyof typeof DRIVERS }} options `adapter` is the folder below `libs`
 */
export function layers({ spec, adapter }) {
  const inSpecs = (...more) => (spec ? more : []);
  return [
    {
      sourceTag: 'layer:domain',
      onlyDependOnLibsWithTags: ['layer:domain'],
      allowedExternalImports: inSpecs('fast-check'),
    },
    {
      sourceTag: 'contract:http',
      onlyDependOnLibsWithTags: ['layer:domain', 'contract:http'],
      allowedExternalImports: ['zod', ...inSpecs('fast-check')],
    },
    {
      sourceTag: 'contract:events',
      onlyDependOnLibsWithTags: ['layer:domain', 'contract:events'],
      allowedExternalImports: ['zod', ...inSpecs('fast-check')],
    },
    {
      sourceTag: 'contract:workflow',
      onlyDependOnLibsWithTags: ['layer:domain', 'contract:workflow'],
      allowedExternalImports: [...TEMPORAL_SANDBOX, ...inSpecs('fast-check')],
    },
    {
      sourceTag: 'layer:adapter',
      onlyDependOnLibsWithTags: [
        'layer:domain',
        'layer:contract',
        'base:process',
        ...(ALSO[adapter] ?? []),
        ...inSpecs('layer:testing'),
      ],
      allowedExternalImports: spec ? ANY_NPM : (DRIVERS[adapter] ?? []),
    },
    {
      sourceTag: 'layer:ui',
      onlyDependOnLibsWithTags: ['layer:domain', 'contract:http', 'layer:ui'],
      allowedExternalImports: [...ANGULAR, 'keycloak-js', 'lucide-static', 'zod'],
    },
    {
      sourceTag: 'sandbox:safe',
      onlyDependOnLibsWithTags: ['sandbox:safe', ...inSpecs('layer:testing')],
    },
    {
      sourceTag: 'runtime:any',
      onlyDependOnLibsWithTags: ['runtime:any', ...inSpecs('layer:testing')],
    },
    {
      sourceTag: 'runtime:sandbox',
      onlyDependOnLibsWithTags: ['sandbox:safe', ...inSpecs('layer:testing')],
      allowedExternalImports: spec
        ? [...TEMPORAL_SANDBOX, '@temporalio/*', 'fast-check']
        : TEMPORAL_SANDBOX,
    },
    { sourceTag: 'runtime:node', notDependOnLibsWithTags: ['runtime:browser'] },
    {
      sourceTag: 'runtime:browser',
      onlyDependOnLibsWithTags: ['runtime:browser', 'runtime:any'],
      allowedExternalImports: [...ANGULAR, 'keycloak-js', 'lucide-static', 'zod', 'sirv'],
    },
    {
      allSourceTags: ['layer:app', 'runtime:browser'],
      onlyDependOnLibsWithTags: ['layer:ui', 'layer:domain', 'contract:http'],
    },
    {
      allSourceTags: ['layer:app', 'runtime:node'],
      onlyDependOnLibsWithTags: [
        'layer:domain',
        'layer:contract',
        'layer:adapter',
        ...inSpecs('layer:testing'),
      ],
    },
    {
      // Below the adapters it helps to test, so that each of them can use it.
      sourceTag: 'layer:testing',
      onlyDependOnLibsWithTags: ['layer:domain', 'layer:contract'],
    },
    {
      sourceTag: 'layer:tool',
      onlyDependOnLibsWithTags: [
        'layer:domain',
        'layer:contract',
        'layer:adapter',
        'layer:testing',
      ],
    },
  ];
}
