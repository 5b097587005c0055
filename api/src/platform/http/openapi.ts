import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

/** Problems are how every route refuses; said once per operation so that clients are generated with it. */
const PROBLEM_RESPONSE = {
  description: 'A problem (RFC 9457); programs branch on its `code`.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Names a schema of the contracts as what a route answers with. */
export const schemaRef = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

/** The document of all routes, with every named schema of the contracts as a component. */
export function buildOpenApi(app: INestApplication, title: string): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder().setTitle(title).setVersion('1').build(),
  );
  const contracts = z.toJSONSchema(z.globalRegistry, {
    target: 'openapi-3.0',
    io: 'output',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...withoutIds(contracts.schemas), ...document.components?.schemas },
  };
  for (const path of Object.values(document.paths))
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete])
      if (operation !== undefined) operation.responses['default'] ??= PROBLEM_RESPONSE;
  return document;
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** `$id` and `$schema` are words of JSON Schema that OpenAPI 3.0 does not know. */
function withoutIds(schemas: Readonly<Record<string, object>>): Schemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      Object.fromEntries(
        Object.entries(schema).filter(([key]) => !['$id', '$schema', 'id'].includes(key)),
      ),
    ]),
  );
}
